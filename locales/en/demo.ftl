### The demonstration: invented contents.
