### Die Befehlszeile: Kennzahlen.

## Hilfe
help-compare = Eine Kennzahl in einem Ring oder einer anderen Gruppe vergleichen
flag-group = Statt eines Rings: alle (all), oder ein Merkmal der Kommunen wie land=Hessen, kind=city, municipality=41110;03444
flag-indicator = Kürzel der Kennzahl
flag-period = Monat, Quartal oder Jahr
flag-members = Mitglieder von heute (now), vom letzten Tag des Zeitraums (then) oder von einem Tag
flag-quality = Endgültige oder vorläufige Werte
flag-as_of = Mit den Werten, die an diesem Tag bekannt waren
flag-sex = Insgesamt, Männer oder Frauen

## Sätze
indicator-unknown = Die Kennzahl „{ $text }“ ist nicht bekannt. Bekannt sind: { $codes }.
indicator-period-shape = „{ $text }“ ist kein Zeitraum; richtig wäre etwa 2025-06, 2025-Q2 oder 2025.
compare-group-shape = „{ $text }“ ist keine Gruppe; richtig wäre etwa all, land=Hessen, kind=city oder municipality=41110;03444. Merkmale: { $fields }.
compare-all = alle Kommunen
compare-selection = eigene Auswahl
compare-statement = Mitglieder vom { $members }: { $n } mit Wert, { $missing } ohne · Werte: { $quality } · Datenstand { $status }
compare-empty = Mitglieder vom { $members }: keines hat einen Wert ({ $missing } ohne) · Werte: { $quality }. Ohne Werte gibt es keine Statistik.
compare-nobody = Am { $members } gehört niemand zu dieser Gruppe; es gibt nichts zu vergleichen (Werte: { $quality }).
compare-missing = fehlt

## Kennwerte einer Gruppe
compare-min = Minimum { $value }
compare-q1 = 1. Quartil { $value }
compare-median = Median { $value }
compare-q3 = 3. Quartil { $value }
compare-max = Maximum { $value }
compare-mean = Mittel { $value }
compare-weighted = gewichtet { $value } (aus { $n } mit Zähler und Nenner)

## Spalten
compare-rank = Rang
compare-number = Nummer
compare-name = Kommune
compare-value = Wert
compare-points = Veränd. (Punkte)
compare-change = Veränderung
compare-relative = Veränd. %
compare-distance = zum Median
compare-quartile = Quartil
compare-numerator = Zähler
compare-denominator = Nenner
