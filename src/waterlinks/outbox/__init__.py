"""Mail: written when something happened, in the reader's language, queued in the same transaction, sent by a job.

A kind of mail is a template `<package>/mail/<kind>.txt` of the package that sends it: the first line is the
subject, the rest the text. `<kind>.html` beside it is optional.
"""
