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
