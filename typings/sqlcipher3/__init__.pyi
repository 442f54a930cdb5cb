# The driver has the interface of the standard library's sqlite3 and comes without types.
