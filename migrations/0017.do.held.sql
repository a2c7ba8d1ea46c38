-- What waits until somebody of the staff has looked at it. In a file of its own: a new value serves from the next one on.
alter type visibility add value 'held' before 'hidden';
