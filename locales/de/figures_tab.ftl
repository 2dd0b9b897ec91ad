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
figures-none = Es sind noch keine Kennzahlen eingelesen: ringbuch import indicators DATEI.
figures-no-other = Eine andere gibt es hier nicht.
figures-no-older = Für diese Gruppe gibt es keine älteren Werte.
figures-no-newer = Für diese Gruppe gibt es keine neueren Werte.
figures-no-length = Diese Kennzahl liegt nur für diese Länge von Zeiträumen vor.
figures-of-sex = { $indicator } ({ $sex })
figures-n = { $n } mit Wert, { $missing } ohne
figures-empty = Keines von { $missing } Mitgliedern hat hier einen Wert
figures-nobody = Zu dieser Gruppe gehört niemand
figures-status = Datenstand { $status }
figures-members = Mitglieder vom { $day }
figures-as-of = bekannt am { $day }
figures-better-higher = höher ist besser
figures-better-lower = niedriger ist besser
figures-better-neutral = neutral, deshalb ohne Rang
figures-points = Veränderung in Punkten
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
