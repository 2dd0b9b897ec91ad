### Die Namen der Handlungen, wie Hinweiszeile, Hilfe und Palette sie zeigen.
