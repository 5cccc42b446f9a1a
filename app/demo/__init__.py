"""The demonstration: eleven towns of which nothing is true, replayed through the same verbs as real life.

`data/` holds what people say, as offsets in days from the day of loading; `plots` turns it into dated events; `scene`
knows who is who; `actions.load` replays the events in the order of time, so that the audit chain reads like a diary.
"""
