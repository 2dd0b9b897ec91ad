### Der Reiter Kennzahlen.

context-figures = Kennzahlen

## Handlungen
action-show_ranking = Rangliste: wer wo steht
action-next_indicator = Nächste Kennzahl
hint-next_indicator = Kennzahl
action-prev_indicator = Vorige Kennzahl
action-next_group = Nächste Gruppe: Ringe, alle, Länder, Arten, Vergleichstypen
hint-next_group = Gruppe
action-prev_group = Vorige Gruppe
action-next_period = Nächster Zeitraum mit Werten
action-prev_period = Voriger Zeitraum mit Werten
hint-prev_period = früher
action-next_year = Ein Jahr weiter
action-prev_year = Ein Jahr zurück
action-next_length = Monate, Quartale oder Jahre
action-next_sex = Insgesamt, Frauen oder Männer
action-toggle_quality = Endgültige oder vorläufige Werte
action-toggle_members = Mitglieder von heute oder vom Ende des Zeitraums

## Ansichten
figures-ranking = Rangliste

## Kopf
figures-none = Es sind noch keine Werte eingelesen. Mit i lässt sich eine Datei wählen (CSV, Excel, ODS), auf der Befehlszeile geht es mit ringbuch import indicators DATEI.
figures-no-other = Eine andere gibt es hier nicht.
figures-no-older = Für diese Gruppe gibt es keine älteren Werte.
figures-no-newer = Für diese Gruppe gibt es keine neueren Werte.
figures-no-length = Werte gibt es hier nur für diese Art von Zeitraum (Monat, Quartal oder Jahr).
figures-of-sex = { $indicator } ({ $sex })
figures-n = { $n } mit Wert, { $missing } ohne
figures-empty =
    { $missing ->
        [one] Das einzige Mitglied hat hier keinen Wert
       *[other] Keines der { $missing } Mitglieder hat hier einen Wert
    }
figures-nobody = Zu dieser Gruppe gehört keine Kommune
figures-status = Datenstand { $status }
figures-members = Mitglieder am { $day }
figures-as-of = bekannt am { $day }
figures-better-higher = höher ist besser
figures-better-lower = niedriger ist besser
figures-better-neutral = neutral, deshalb ohne Rang
figures-points = ± in Punkten
figures-median = Median { $value }
figures-quartiles = Quartile { $q1 } und { $q3 }
figures-weighted = gewichtet { $value } (aus { $n })

## Rangliste
figures-rank = Rang
figures-municipality = Kommune
figures-value = Wert
figures-change = ± Vj.
figures-relative = ± Vj. %
figures-distance = z. Median
figures-quartile = Q
figures-course = Verlauf
figures-missing = fehlt

## Matrix
figures-matrix = Matrix
figures-one = Kommune
figures-matrix-column = Spalte { $at } von { $n }
figures-matrix-value = Werte
figures-matrix-rank = Ränge
figures-matrix-distance = Abstand zum Median
figures-median-row = Median
figures-n-row = mit Wert

## Eine Kommune
figures-period = Zeitraum
figures-numerator = Zähler
figures-denominator = Nenner
figures-data-status = Datenstand
figures-quality = Güte
figures-against = Abstand
figures-in-points = { $value } Punkte
figures-against-year = { $value } zum Vorjahr
figures-against-year-relative = { $value } % zum Vorjahr
figures-against-median = { $value } zum Median
figures-rank-of = Rang { $rank } von { $n }
figures-quarter = { $quarter }. Viertel
figures-missing-marked = fehlt, veröffentlicht ist „{ $mark }“
figures-target = Zielwert
figures-target-least = { $year }: mindestens { $value } % zum Vorjahr
figures-target-most = { $year }: höchstens { $value } % zum Vorjahr
figures-target-now = bisher { $value } %
figures-target-unknown = noch keine Veränderung bekannt
figures-target-met = eingehalten
figures-target-missed = verfehlt
figures-remark = Anmerkung
figures-break = Davor Zeitreihenbruch: die Werte sind nicht vergleichbar
figures-other-version = anderer Stand
figures-one-none = Diese Kommune gehört hier nicht zur Gruppe. Mit Esc geht es zurück zur Liste.

## Auswahl, Kopie, Datei
context-figures_matrix = Matrix
action-show_matrix = Matrix: Kommunen und alle Kennzahlen
action-choose_indicator = Kennzahl aus einer Liste wählen
action-choose_group = Gruppe aus einer Liste wählen, auch die markierten Kommunen
action-choose_period = Zeitraum aus einer Liste wählen
action-choose_status = Datenstand wählen: was an einem Tag bekannt war
action-copy_markdown = Tabelle als Markdown kopieren
action-next_content = Werte, Ränge oder Abstand zum Median
hint-next_content = Inhalt
figures-number = Nr.
figures-choose-indicator = Kennzahl
figures-choose-group = Gruppe
figures-choose-marked = Die markierten ({ $n })
figures-choose-period = Zeitraum
figures-choose-status = Bekannt am
figures-choose-now = heute: der neueste Datenstand
figures-choose-file = In eine Datei ausgeben
figures-file-markdown = Markdown
figures-file-workbook = Excel (XLSX)
figures-file-csv = CSV
figures-file-json = JSON
figures-file-letters = andere nur als Buchstaben
figures-no-periods = Zu dieser Gruppe gibt es hier gar keine Werte.
figures-nothing-to-copy = Hier gibt es nichts zu kopieren.

## Verlauf und Verteilung
action-show_course = Verlauf: eine Kommune in ihrer Gruppe, als Linien
action-show_distribution = Verteilung: alle Ringe nebeneinander, als Kästen
figures-distribution = Verteilung
figures-drawn-missing = { $name }: kein Wert
figures-drawn-rank = Rang { $rank } von { $n }
figures-drawn-distance = { $distance } zum Median
figures-drawn-more =
    { $n ->
        [one] eine weitere markierte Kommune ist nicht gezeichnet
       *[other] { $n } weitere markierte Kommunen sind nicht gezeichnet
    }
figures-band = mittlere Hälfte
figures-whiskers = bis 1,5 Quartilsabstände
figures-outside = außerhalb
figures-median-of-all = Median aller { $n }: { $median }
figures-nothing-drawn = Für diese Auswahl gibt es keine Werte, also nichts zu zeichnen.
figures-no-rings = Es gibt noch keine Ringe, die sich nebeneinanderstellen ließen.
figures-no-values = keine Werte
figures-group = Gruppe
figures-n-short = n
figures-min = Minimum
figures-q1 = Q1
figures-median-short = Median
figures-q3 = Q3
figures-max = Maximum

## Plausibilität und erste Auswertung
context-figures_check = Plausibilität
action-show_check = Plausibilität: Lücken, Sprünge, unmögliche Werte, späte Korrekturen
action-first_analysis = Erste Auswertung in Sätzen: ins Protokoll oder in die Zwischenablage
action-acknowledge = Befund abhaken, mit einer Anmerkung
action-show_acknowledged = Auch geprüfte Befunde oder nur offene
action-only_this_period = Nur diesen Zeitraum oder alle bis zu ihm
hint-first_analysis = Auswertung
hint-acknowledge = abhaken
hint-show_acknowledged = auch geprüfte
figures-check = Plausibilität
check-ask-note =
    { $n ->
        [one] Was ist zu diesem Befund herausgekommen?
       *[other] Was ist zu diesen { $n } Befunden herausgekommen?
    }
check-note-suspicious = Die Anmerkung sieht nach Kundendaten aus und wurde nicht gespeichert; hierher gehören nur Angaben zu den Werten.
check-only-settled =
    { $n ->
        [one] Nichts ist offen; ein Befund ist geprüft.
       *[other] Nichts ist offen; { $n } Befunde sind geprüft.
    }
check-said = { $state } am { $on } durch { $by }: { $note }
analysis-where = Erste Auswertung einfügen
analysis-to-clipboard = In die Zwischenablage
analysis-place = TOP { $n }
analysis-written = Ins Protokoll eingefügt: { $place } ({ $meeting }).
analysis-no-room = In diesem TOP ist kein Platz mehr für weitere Zeilen.

## Am Beamer
context-presentation = Großansicht
action-present = Großansicht für den Beamer ein/aus
hint-present = groß
action-hide_names = Buchstaben statt Namen ein/aus
figures-presenting = Großansicht: Esc beendet sie, Pfeile blättern, ? zeigt alle Tasten
