### Was über den Listen liegt: Fragen, Formulare, Hilfe und Suche, Verlauf.

## Fragen
overlay-yes = Ja
overlay-no = Nein
overlay-reason = Ein kurzer Grund, er steht später im Verlauf.
overlay-reason-missing = Ohne Grund geht es nicht. Mit Esc bleibt alles, wie es ist.
