### Protokolle und andere Dokumente: Titel, Dateinamen, Fehler.

doc-title-ring = Sitzung des Vergleichsrings { $ring }
doc-title-on = { $what } am { $days }
doc-time-range = { $start }–{ $end } Uhr
doc-days-and = { $first } und { $last }
doc-days-to = { $first } bis { $last }
doc-ring = Vergleichsring { $number }
doc-ring-named = Vergleichsring { $number } ({ $name })
doc-file-minutes = Protokoll { $what } { $date }

report-no-meeting = Eine Sitzung { $id } gibt es nicht.
report-audience = Protokolle gibt es bisher nur für den Ring selbst.
report-template = Vorlage { $file }, Zeile { $line }: { $reason }
report-template-file = Vorlage { $file }: { $reason }
report-read = Der Bestand lässt sich nicht lesen: { $reason }
report-file-exists = { $file } gibt es schon.
report-file = { $file } lässt sich nicht schreiben: { $reason }

agenda-unreadable = ist nicht zu lesen ({ $reason }); eine Vorlage ist eine Textdatei bis 1 MiB
agenda-syntax = kein gültiges TOML: { $reason }
agenda-meeting-kind = eine Sitzungsart „{ $text }“ gibt es nicht; möglich sind { $choices }
agenda-days = „{ $text }“ ist keine Zahl von Tagen (1 bis 31)
agenda-item-kind = eine Art „{ $text }“ gibt es nicht; möglich sind { $choices }
agenda-entry = { $reason }
agenda-day = Tag { $day } liegt hinter dem letzten Tag dieser Vorlage ({ $days })
agenda-minutes = { $minutes } Minuten sind mehr als ein Tag
