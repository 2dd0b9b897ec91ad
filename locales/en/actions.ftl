### Names of the actions, as the hint line, the help and the palette show them.
