### Die Reiter und ihre Listen.

list-filter = Filter:
