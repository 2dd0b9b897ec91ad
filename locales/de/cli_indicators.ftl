### Die Befehlszeile: Kennzahlen.

## Hilfe
help-compare = Eine Kennzahl in einem Ring oder einer anderen Gruppe vergleichen
flag-group = Statt eines Rings: alle (all), oder ein Merkmal der Kommunen wie land=Hessen, kind=city, municipality=41110;03444
flag-compare_audience = Wer es liest: der Ring (ring) mit Namen, alle (all) mit Buchstaben statt Namen und ohne Zähler und Nenner
flag-compare_format = Form der Ausgabe; ohne Angabe nach der Endung der Zieldatei, sonst als Tabelle
flag-indicator = Kürzel der Kennzahl; mehrere mit Komma, alle mit all
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
figures-districts = Landkreise
figures-cities = Städte
figures-comparison-type = Vergleichstyp { $type }
compare-selection = eigene Auswahl
compare-statement = Mitglieder am { $members }: { $n } mit Wert, { $missing } ohne · Werte: { $quality } · Datenstand { $status }
compare-empty = Mitglieder am { $members }: keines hat einen Wert ({ $missing } ohne) · Werte: { $quality }. Ohne Werte gibt es keine Statistik.
compare-nobody = Am { $members } gehört keine Kommune zu dieser Gruppe; es gibt nichts zu vergleichen (Werte: { $quality }).
compare-needs-file = Eine Excel-Datei braucht einen Ort: mit -o DATEI.xlsx angeben, wohin sie soll.
compare-missing = fehlt

## Kennwerte einer Gruppe
compare-min = Minimum { $value }
compare-q1 = 1. Quartil { $value }
compare-median = Median { $value }
compare-q3 = 3. Quartil { $value }
compare-max = Maximum { $value }
compare-mean = Mittelwert { $value }
compare-weighted = gewichtet { $value } (aus { $n } mit Zähler und Nenner)

## Die Kennwerte als Namen von Zeilen
compare-min-name = Minimum
compare-q1-name = 1. Quartil
compare-median-name = Median
compare-q3-name = 3. Quartil
compare-max-name = Maximum
compare-mean-name = Mittelwert
compare-weighted-name = gewichtet (aus { $n } mit Zähler und Nenner)

## Ein Jobcenter, dessen Namen andere Ringe nicht lesen
figures-file = Kennzahlen
figures-letter = JC { $letter }

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

## Einlesen von Werten
help-import-indicators = Werte von Kennzahlen einlesen, lang oder breit
flag-data_status = Datenstand der Werte; sonst heute
flag-figure_quality = Qualität der Werte; sonst endgültig
flag-directions = Was bei einer neuen Kennzahl besser ist, mehrfach möglich
flag-dash = Ob ein Strich genau null ist oder ein fehlender Wert
flag-shares = Prozentwerte zwischen 0 und 1 sind Anteile (0,1475 = 14,75 %)
flag-per_cent = Prozentwerte zwischen 0 und 1 sind so gemeint (0,1475 %)
flag-decimal = Dezimalzeichen; sonst aus der Datei erkannt
flag-of_indicator = Die Kennzahl, wenn die Datei sie nicht nennt
flag-of_period = Der Zeitraum, wenn die Datei ihn nicht nennt
indicator-direction-shape = „{ $text }“ ist keine Richtung; richtig wäre etwa K2=higher (oder lower, neutral).
import-figures-done = { $rows } Zeilen gelesen: { $created } Werte neu, { $changed } Werte geändert, { $unchanged } Zeilen unverändert, { $missing } ohne Wert, { $skipped } Zeilen ausgelassen.
import-figures-would = { $rows } Zeilen gelesen: { $created } Werte wären neu, { $changed } Werte geändert, { $unchanged } Zeilen unverändert, { $missing } ohne Wert, { $skipped } Zeilen ausgelassen. Nichts wurde geschrieben.
import-indicators = Neue eigene Kennzahlen, vorerst neutral: { $codes }
import-missing = Ohne Wert
figure-no-number = „{ $text }“ ist keine Zahl; richtig wäre etwa 12,4 oder 4.771.367, für einen fehlenden Wert x, ., -, …, / oder *.
figure-groups = In „{ $text }“ stehen die Tausenderzeichen nicht vor je drei Ziffern; was gemeint ist, weiß nur die Quelle.
figure-too-long = „{ $text }“ hat mehr Ziffern, als ein Wert haben kann (höchstens 18).
figure-either = In „{ $text }“ kann das Zeichen Dezimal- oder Tausenderzeichen sein, und die Datei schreibt beides; --decimal comma oder --decimal point sagt, was gilt.
figure-percent = „{ $text }“ hat ein Prozentzeichen, aber { $code } wird nicht in Prozent gezählt.
figure-no-period = „{ $text }“ ist kein Zeitraum; richtig wäre etwa 2025-06, Juni 2025, 2025-Q2 oder 2025.
figure-not-said = Diese Angabe fehlt in der Datei; eine Spalte oder --indicator und --period können sie machen.
figure-no-figures = Keine Spalte mit Werten gefunden; gebraucht wird value (Wert) oder je Zeitraum eine Spalte wie 2025-06 oder K2_2025-06.
figure-shares = Alle Werte von { $text } liegen zwischen 0 und 1: Sind es Anteile (0,1475 = 14,75 %) oder Prozent? --shares oder --per-cent sagt es.
figure-twice = Zeile { $text } nennt für dieselbe Kommune, Kennzahl und denselben Zeitraum einen anderen Wert.
figure-direction-stands = Die Richtung von { $code } steht schon fest ({ $direction }); sie ändert „indicators edit“, mit einem Grund.
figure-no-such-code = Die Kennzahl „{ $text }“ kommt in der Datei nicht vor.
caution-unproven-mark = „{ $text }“ ist als { $read } gelesen; keine andere Stelle der Datei zeigt, ob Punkt oder Komma das Dezimalzeichen ist. Sonst hilft --decimal comma oder --decimal point.

## Katalog
help-indicators = Kennzahlen: die fünfzehn nach § 48a SGB II und eigene
help-targets = Zielwerte der Kommunen
help-remarks = Anmerkungen zum Kennzahlensystem
indicator-exists = Die Kennzahl { $code } gibt es schon; „indicators edit { $code }“ ändert sie.
indicator-built-in = { $code } gehört zum Katalog der Verordnung und ist unverändert; da gibt es nichts zu löschen.
indicator-has-figures = Zu { $code } sind Werte gespeichert; die Kennzahl bleibt, solange es sie gibt.

## Prüfung der Werte
help-indicators-check = Werte einer Gruppe auf Plausibilität prüfen: Lücken, Sprünge, unmögliche Werte, späte Korrekturen
help-indicators-acknowledge = Einen Befund der Plausibilitätsprüfung mit einer Anmerkung abhaken
help-acknowledgements = Geprüfte Befunde
flag-checked_period = Nur diesen Zeitraum; sonst alle
flag-checked_until = Alle Zeiträume bis zu diesem
flag-municipality = Die Kommune
flag-check = Der Befund, wie „indicators check --format json“ ihn nennt
check-column-kind = Befund
check-column-period = Zeitraum
check-column-reason = Grund
check-column-state = Stand
check-column-note = Anmerkung
check-state-open = offen
check-state-reopened = wieder offen
check-state-acknowledged = geprüft
check-nothing = Die Plausibilitätsprüfung hat nichts gefunden.
check-no-such-finding = Bei { $indicator } gibt es für { $period } keinen Befund „{ $check }“ dieser Kommune.
check-no-such-check = Einen Befund „{ $text }“ gibt es nicht; möglich sind { $known } (mit .male oder .female für Männer oder Frauen).

## Dokumente
help-report-analysis = Erste Auswertung eines Vergleichs in Sätzen
help-report-indicator = Datenblatt einer Kennzahl: Lesebeispiel, Tabelle, Diagramm
flag-names_audience = Für wen: der Ring (ring) liest Namen, alle anderen (all) Buchstaben
