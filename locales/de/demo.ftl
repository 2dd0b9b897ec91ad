### Die Demonstration: erfundene Inhalte.
