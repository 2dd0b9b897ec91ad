### Tabellen zum Eintippen.

sheet-reading = wird gelesen …
sheet-fixed = Diese Spalte ergibt sich von selbst.
sheet-pasted = { $n ->
    [0] Nichts eingefügt: alle Felder waren leer.
    [one] Eine Zelle eingefügt.
   *[other] { $n } Zellen eingefügt.
}
sheet-paste-refused = Nichts eingefügt: Zeile { $line }, „{ $text }“ – { $why }
sheet-taken-up = Was nicht gespeichert war, steht wieder da.
sheet-unsaved = { $n } noch nicht gespeichert
sheet-utilisation = Auslastung { $month }
sheet-utilisation-none = In diesem Monat läuft keine Einkaufsmaßnahme.
sheet-places = Plätze
sheet-filled = Belegt
sheet-assigned = Zugew.
sheet-entries = Eintr.
sheet-dropouts = Abbr.
sheet-free = Frei
sheet-share = %
sheet-reported = Gemeldet
sheet-done = Erl.
sheet-done-on = Am
sheet-done-by = Durch
sheet-checklist = Checkliste und Akte: { $measure }
sheet-checklist-none = Die Vorlage dafür hat keinen Eintrag.
sheet-template-wrong = Die eigene Vorlage dafür lässt sich nicht lesen. Ist sie berichtigt oder nicht mehr da, geht es hier weiter.
sheet-filing = In der { $file } abgelegt
sheet-rating = Bewertung: { $measure }
sheet-rating-none = Der Fragebogen hat keine Fragen.
sheet-points = Punkte
sheet-soft = Weiche Faktoren ({ $min } bis { $max } Punkte, viele sind gut)
sheet-hard = Harte Faktoren ({ $min } bis { $max } Punkte, viele sind gut)
phase-planning = Planung und Einkauf
phase-running = Laufende Maßnahme
phase-follow_up = Nachbereitung
sheet-template = Vorlage
sheet-template-line = { $file }, Zeile { $line }: { $why }
