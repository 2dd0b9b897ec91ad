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
figure-statement = { $period } · { $quality } · Datenstand { $status } · Mitglieder am { $members }
figure-statement-without = { $period } · { $quality } · Mitglieder am { $members }
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

## Erste Auswertung
analysis-heading = { $indicator }, { $group }
analysis-nobody = Am { $members } gehört keine Kommune zu dieser Gruppe.
analysis-none =
    { $of ->
        [one] Die einzige Kommune der Gruppe hat keinen Wert; es gibt nichts zu vergleichen.
       *[other] Keine der { $of } Kommunen hat einen Wert; es gibt nichts zu vergleichen.
    }
analysis-all-have =
    { $n ->
        [one] Die einzige Kommune der Gruppe hat einen Wert.
       *[other] Alle { $n } Kommunen haben einen Wert.
    }
analysis-some-have =
    { $n ->
        [one] Von { $of } Kommunen hat eine einen Wert
       *[other] Von { $of } Kommunen haben { $n } einen Wert
    }; { $missing ->
        [one] es fehlt { $names }.
       *[other] es fehlen { $names }.
    }
analysis-few =
    { $n ->
        [one] Den einzigen Wert hat { $values }; über eine Gruppe sagt er nichts.
       *[other] Die Werte: { $values }. Für Rangfolge und Streuung sind das zu wenige.
    }
analysis-lead =
    { $n ->
        [one] Vorn liegt { $names } mit { $value }
       *[other] Vorn liegen { $names } mit je { $value }
    }, am Ende { $last_n ->
        [one] steht { $last } mit { $last_value }.
       *[other] stehen { $last } mit je { $last_value }.
    }
analysis-lead-lower =
    { $n ->
        [one] Vorn liegt { $names } mit { $value }
       *[other] Vorn liegen { $names } mit je { $value }
    } (niedriger ist besser), am Ende { $last_n ->
        [one] steht { $last } mit { $last_value }.
       *[other] stehen { $last } mit je { $last_value }.
    }
analysis-highest =
    { $n ->
        [one] Den höchsten Wert hat { $names } ({ $value })
       *[other] Den höchsten Wert haben { $names } (je { $value })
    }, den niedrigsten { $last_n ->
        [one] { $last } ({ $last_value }).
       *[other] { $last } (je { $last_value }).
    }
analysis-same = Alle { $n } Werte sind gleich: { $value }.
analysis-spread = Der Median beträgt { $median }; die mittlere Hälfte der Werte liegt zwischen { $q1 } und { $q3 } (Quartilsabstand { $range }).
analysis-spread-none = Der Median beträgt { $median }; die mittlere Hälfte der Werte weicht davon nicht ab.
analysis-above =
    { $n ->
        [one] Weit über den anderen liegt
       *[other] Weit über den anderen liegen
    } { $names }; die Grenze (oberes Quartil plus 1,5 Quartilsabstände) liegt bei { $bound }.
analysis-below =
    { $n ->
        [one] Weit unter den anderen liegt
       *[other] Weit unter den anderen liegen
    } { $names }; die Grenze (unteres Quartil minus 1,5 Quartilsabstände) liegt bei { $bound }.
analysis-inside = Kein Wert liegt weit von den anderen entfernt: Die Grenzen, je 1,5 Quartilsabstände außerhalb der Quartile, sind { $low } und { $high }.
analysis-broken = Ein Vergleich mit { $before } entfällt: Seit { $from } ist die Kennzahl anders definiert (Zeitreihenbruch).
analysis-broken-note = Ein Vergleich mit { $before } entfällt: Seit { $from } ist die Kennzahl anders definiert (Zeitreihenbruch, { $note }).
analysis-no-year = Mit { $before } lässt sich kein Wert vergleichen.
analysis-single =
    { $way ->
        [rose] { $name }: gegenüber { $before } um { $by } gestiegen, von { $old } auf { $new }.
        [fell] { $name }: gegenüber { $before } um { $by } gesunken, von { $old } auf { $new }.
       *[same] { $name }: gegenüber { $before } unverändert bei { $new }.
    }
analysis-unmoved = Gegenüber { $before } hat sich kein Wert verändert.
analysis-rose =
    { $n ->
        [one] Den stärksten Anstieg gegenüber { $before } hat { $names }: um { $by } auf { $to }.
       *[other] Den stärksten Anstieg gegenüber { $before } haben { $names }: um je { $by }.
    }
analysis-fell =
    { $n ->
        [one] Den stärksten Rückgang hat { $names }: um { $by } auf { $to }.
       *[other] Den stärksten Rückgang haben { $names }: um je { $by }.
    }
analysis-fell-alone =
    { $n ->
        [one] Den stärksten Rückgang gegenüber { $before } hat { $names }: um { $by } auf { $to }.
       *[other] Den stärksten Rückgang gegenüber { $before } haben { $names }: um je { $by }.
    }
analysis-none-rose = Einen Anstieg gibt es nirgends.
analysis-none-fell = Einen Rückgang gibt es nirgends.
analysis-median =
    { $way ->
        [rose] Der Median der Gruppe ist gegenüber { $before } um { $by } gestiegen, von { $old } auf { $new }.
        [fell] Der Median der Gruppe ist gegenüber { $before } um { $by } gesunken, von { $old } auf { $new }.
       *[same] Der Median der Gruppe ist gegenüber { $before } mit { $new } gleich geblieben.
    }
analysis-median-of =
    { $way ->
        [rose] Der Median der { $n } Kommunen, die sich mit { $before } vergleichen lassen, ist um { $by } gestiegen, von { $old } auf { $new }.
        [fell] Der Median der { $n } Kommunen, die sich mit { $before } vergleichen lassen, ist um { $by } gesunken, von { $old } auf { $new }.
       *[same] Der Median der { $n } Kommunen, die sich mit { $before } vergleichen lassen, ist mit { $new } gleich geblieben.
    }
analysis-weighted =
    { $way ->
        [rose] Fasst man diese Kommunen zu einer einzigen zusammen, ist der Wert gegenüber { $before } um { $by } gestiegen, von { $old } auf { $new }.
        [fell] Fasst man diese Kommunen zu einer einzigen zusammen, ist der Wert gegenüber { $before } um { $by } gesunken, von { $old } auf { $new }.
       *[same] Fasst man diese Kommunen zu einer einzigen zusammen, ist der Wert gegenüber { $before } mit { $new } gleich geblieben.
    }
analysis-weighted-now =
    { $n ->
        [one] Zähler und Nenner gibt es nur von einer Kommune; daraus ergibt sich { $value }.
       *[other] Fasst man die { $n } Kommunen mit Zähler und Nenner zu einer einzigen zusammen, ergibt sich { $value }.
    }
analysis-all =
    { $way ->
        [rose] Der Median aller { $n } Kommunen mit Wert beträgt { $median }; der Median der Gruppe liegt { $by } darüber.
        [fell] Der Median aller { $n } Kommunen mit Wert beträgt { $median }; der Median der Gruppe liegt { $by } darunter.
       *[same] Der Median aller { $n } Kommunen mit Wert beträgt ebenfalls { $median }.
    }
analysis-target-lower = { $name } (Veränderung { $reached }, vereinbart höchstens { $agreed })
analysis-target-higher = { $name } (Veränderung { $reached }, vereinbart mindestens { $agreed })
analysis-targets-met =
    { $n ->
        [one] Den Zielwert für { $year } erreicht mit Stand { $period } { $names }.
       *[other] Ihren Zielwert für { $year } erreichen mit Stand { $period } { $names }.
    }
analysis-targets-missed =
    { $n ->
        [one] Den Zielwert für { $year } verfehlt mit Stand { $period } { $names }.
       *[other] Ihren Zielwert für { $year } verfehlen mit Stand { $period } { $names }.
    }
analysis-events = Gezählt werden { $what }, nicht Personen.

## Datenblatt
doc-file-indicator = { $code } { $group } { $period }
sheet-median = Median
sheet-example-parts = { $name }, { $period }: { $numerator } ({ $numerator_name }) zu { $denominator } ({ $denominator_name }) ergibt { $value }.
sheet-example-value = { $name } hat für { $period } den Wert { $value }.
sheet-example-rank =
    { $way ->
        [above] Das ist Rang { $rank } von { $n }, { $by } über dem Median von { $median }.
        [below] Das ist Rang { $rank } von { $n }, { $by } unter dem Median von { $median }.
       *[same] Das ist Rang { $rank } von { $n } und genau der Median.
    }
sheet-example-median =
    { $way ->
        [above] Das liegt { $by } über dem Median von { $median }.
        [below] Das liegt { $by } unter dem Median von { $median }.
       *[same] Das ist genau der Median.
    }
sheet-example-change =
    { $way ->
        [rose] Gegenüber { $before } ist der Wert um { $by } gestiegen.
        [fell] Gegenüber { $before } ist der Wert um { $by } gesunken.
       *[same] Gegenüber { $before } ist der Wert gleich geblieben.
    }
