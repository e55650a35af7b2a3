"""Mail: written when something happened, in the reader's language, queued in the same transaction, sent by a job."""
