### Der Rahmen: Reiter, Hinweiszeile, Meldungen, Datum.

weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
weekday-short-1 = Mo
weekday-short-2 = Di
weekday-short-3 = Mi
weekday-short-4 = Do
weekday-short-5 = Fr
weekday-short-6 = Sa
weekday-short-7 = So
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mär
month-short-4 = Apr
month-short-5 = Mai
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Okt
month-short-11 = Nov
month-short-12 = Dez

## Reiter
tab-today = Heute
tab-rings = Ringe
tab-meetings = Sitzungen
tab-indicators = Kennzahlen
tab-measures = Maßnahmen
tab-audits = Prüfungen
tab-deficiencies = Mängel

## Meldungen
frame-selected = { $n } markiert
frame-here = { $n } hier
frame-too-small = Bitte das Fenster größer ziehen: mindestens { $columns } mal { $rows } Zeichen, jetzt { $columns-now } mal { $rows-now }.
frame-paste-refused = Hier lässt sich kein Text einfügen. Erst ein Feld öffnen ({ $key }).
frame-suspend-refused = Diese Anmeldung hat keine Shell, zu der Strg-Z zurückführen könnte.
frame-keys-pending = { $keys } …
frame-terminal-dumb = Dieses Terminal (TERM={ $term }) kann keinen Bildschirm zeichnen. Die Befehle gehen trotzdem: ringbuch today, ringbuch --help.
frame-panic = Ringbuch ist auf einen eigenen Fehler gestoßen und beendet sich. Die Entwürfe sind gesichert. Bericht: { $path }
frame-panic-no-report = Ringbuch ist auf einen eigenen Fehler gestoßen und beendet sich. Die Entwürfe sind gesichert.

## Fehler in Tasten- und Farbdateien
problem-syntax = Das ist kein gültiges TOML: { $why }
problem-context = Einen Bereich „{ $name }“ gibt es nicht (ringbuch keys nennt alle).
problem-no-table = „{ $name }“ muss ein Abschnitt sein: [{ $name }].
problem-no-list = Hier wird eine Liste von Tasten erwartet, etwa ["ctrl+s", "f9"].
problem-action = Eine Handlung „{ $name }“ gibt es nicht (ringbuch keys nennt alle).
problem-action-elsewhere = „{ $name }“ gibt es im Bereich „{ $context }“ nicht.
problem-key = „{ $key }“ ist keine Taste.
problem-key-twin = Terminals können „{ $key }“ nicht von „{ $twin }“ unterscheiden.
problem-clash = „{ $key }“ gehört hier schon zu „{ $action }“ oder ist Teil einer seiner Folgen; es bleibt dabei.
problem-doubled = „{ $key }“ steht hier zweimal oder ist der Anfang einer anderen Folge.
problem-theme-parent = Hier wird der Name eines mitgelieferten Farbschemas erwartet (ringbuch themes nennt alle).
problem-theme-depth = Die Farbtiefe ist „none“, „16“, „256“ oder „true“.
problem-theme-entry = Einen Eintrag „{ $name }“ gibt es hier nicht.
problem-theme-scope = Eine Bedeutung „{ $name }“ gibt es nicht (ringbuch themes nennt alle).
problem-theme-color = „{ $name }“ ist keine Farbe; möglich sind etwa "red", "#d70000", "208" oder ein Name aus [palette].
problem-theme-style = Hier wird eine Farbe oder ein Stil erwartet, etwa "red" oder ein Eintrag mit fg, bg und bold = true.
