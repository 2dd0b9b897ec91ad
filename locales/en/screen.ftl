### The tabs and their lists.

list-filter = Filter:
