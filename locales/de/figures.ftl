### Kennzahlen in Worten: Werte, Befunde der Prüfung, erste Auswertung, Datenblatt.

## Werte
figure-per-cent = { $value } %
figure-euro = { $value } €
figure-point = { $value } Prozentpunkt
figure-points = { $value } Prozentpunkte
figure-relative = { $value } Prozent
figure-quarter = { $part }. Quartal { $year }
figure-values-final = endgültige Werte
figure-values-provisional = vorläufige Werte
figure-status-span = { $first } bis { $last }
figure-statement = { $period } · { $quality } · Datenstand { $status } · Mitglieder vom { $members }
figure-statement-without = { $period } · { $quality } · Mitglieder vom { $members }
figure-and = { $first } und { $last }
figure-and-more = { $first } und { $n } weitere
figure-count-1 = eine
figure-count-2 = zwei
figure-count-3 = drei
figure-count-4 = vier
figure-count-5 = fünf
figure-count-6 = sechs
figure-count-7 = sieben
figure-count-8 = acht
figure-count-9 = neun
figure-count-10 = zehn
figure-count-11 = elf
figure-count-12 = zwölf

## Prüfung der Werte
check-missing_period = Lücke
check-missing_in_group = fehlt im Vergleich
check-numerator_above_denominator = Zähler über Nenner
check-outside_range = unmöglicher Wert
check-negative_count = negative Anzahl
check-jump = Sprung
check-late_correction = späte Korrektur
check-sum_mismatch = Summe passt nicht
check-printed_mismatch = Wert passt nicht zu den Teilen
check-of-sex = { $sex }: { $reason }
check-no-value = kein Wert
check-parts = { $value } ({ $numerator } zu { $denominator })
check-why-gap = Kein Wert, obwohl es davor und danach welche gibt
check-why-gap-mark = Kein Wert, veröffentlicht ist „{ $mark }“; davor und danach gibt es Werte
check-why-group = Kein Wert, während { $have } von { $others } anderen einen haben
check-why-group-mark = Kein Wert, veröffentlicht ist „{ $mark }“; { $have } von { $others } anderen haben einen
check-why-above = Zähler { $numerator } ist größer als der Nenner { $denominator }, dessen Teil er ist
check-why-outside = { $value } liegt nicht zwischen { $low } und { $high }
check-why-below = { $value } liegt unter { $low }
check-why-negative-numerator = Zähler { $count } ist negativ
check-why-negative-denominator = Nenner { $count } ist negativ
check-why-jump = { $value } weicht vom Median { $median } aus { $periods } Zeiträumen um das { $score }-Fache der üblichen Streuung ab (MAD { $mad })
check-why-jump-still = { $value } weicht ab; in fast allen der { $periods } Zeiträume steht { $median }
check-why-correction = Erst { $old } (Datenstand { $old_status }), dann { $new } (Datenstand { $new_status })
check-why-sum-numerator = Zähler: { $male } (Männer) und { $female } (Frauen) ergeben { $sum }, veröffentlicht sind insgesamt { $all }
check-why-sum-denominator = Nenner: { $male } (Männer) und { $female } (Frauen) ergeben { $sum }, veröffentlicht sind insgesamt { $all }
check-why-printed = Veröffentlicht ist { $printed }, Zähler und Nenner ergeben { $computed }
