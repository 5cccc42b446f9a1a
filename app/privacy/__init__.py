"""Personal data: how long each kind is kept, the job that deletes it, export and erasure by the person.

Words: *retention* is one kind of data with its life; *pointer* is a column that leads to a person. Neighbours: every package
below holds data; this one knows where, so that the public notice and the job say and do the same.
"""
