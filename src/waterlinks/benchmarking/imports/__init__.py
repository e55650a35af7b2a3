"""Files of figures from elsewhere: which column is which item, and rows read one by one or refused with a reason.

Pure: what is read becomes rows in memory, one at a time. Storing them is the business of actions.
"""
