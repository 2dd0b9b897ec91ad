### Was an einem Feld nicht stimmt und was richtig wäre.

problem-missing = Hier wird eine Angabe gebraucht.
problem-too-long = Das ist zu lang: höchstens { $max } Zeichen.
problem-not-a-date = „{ $text }“ ist kein Datum; richtig wäre etwa 24.11.2026, 24.11., morgen oder +14.
problem-no-such-day = Den Tag „{ $text }“ gibt es im Kalender nicht.
problem-other-weekday = In „{ $text }“ passen Wochentag und Datum nicht zusammen: Der Tag ist { $date }.
problem-not-a-time = „{ $text }“ ist keine Uhrzeit; richtig wäre etwa 13:00 oder 9.
problem-not-in-range = Hier wird eine ganze Zahl von { $min } bis { $max } gebraucht.
problem-not-a-choice = „{ $text }“ steht nicht zur Auswahl; möglich sind: { $choices }.
problem-shape = „{ $text }“ hat nicht die richtige Form; richtig wäre etwa { $example }.
problem-unknown = „{ $text }“ ist nicht bekannt.
problem-unknown-similar = „{ $text }“ ist nicht bekannt. Ähnlich: { $similar }.
problem-ambiguous = „{ $text }“ ist nicht eindeutig. Gemeint sein kann: { $candidates }.
problem-duplicate = Die Nummer { $value } ist schon vergeben.
problem-end-before-start = Das Ende liegt nicht nach dem Anfang.
problem-days-not-ascending = Die Tage müssen in zeitlicher Folge stehen, der früheste zuerst.
problem-overlapping-membership =
    { $from ->
        [none] Die Kommune gehört in dieser Zeit schon zu Ring { $ring }; je Tag ist nur ein Ring möglich.
       *[other] Die Kommune gehört ab { $from } schon zu Ring { $ring }; je Tag ist nur ein Ring möglich.
    }
problem-state-forbids = Dieser Schritt ist jetzt nicht möglich (Stand: { $state }).
problem-reason-missing = Für diesen Schritt wird ein Grund gebraucht.
problem-before-start = Die Maßnahme hat erst am { $day } begonnen.
problem-too-early = Der Termin liegt vor der Ankündigung; frühestens möglich ist { $day }.
problem-already-waived = Das entfällt bereits.
problem-waived-by-plan = Die Prüfung ist nach den Daten der Maßnahme und den Hausregeln nicht nötig; sie lebt von selbst wieder auf, wenn sich diese ändern.
problem-stale-copy = Was hier von der Maßnahme steht, weicht von der Maßnahme ab; jede Änderung an ihr gleicht es wieder an.
problem-by-rhythm = Wann eine Regelprüfung fällig ist, ergibt sich aus Beginn und Ende der Maßnahme; für einen anderen Tag wird ein Termin eingetragen.
problem-planned-already = Diese Regelprüfung ist für die Maßnahme schon geplant: { $by }.
problem-no-extension = Eine Verlängerung muss nach dem jetzigen Ende ({ $day }) enden.
warning-audit-free-day = Am { $date } wird am Durchführungsort nicht gearbeitet (Wochenende oder Feiertag).
warning-audit-late = Der Termin liegt nach dem letzten Tag der Frist ({ $date }); bis dahin bleibt die Prüfung überfällig.
warning-audit-notice =
    { $days ->
        [0] Zwischen Ankündigung und Termin liegt kein Arbeitstag; üblich sind 2 bis 4.
        [one] Zwischen Ankündigung und Termin liegt nur ein Arbeitstag; üblich sind 2 bis 4.
       *[other] Zwischen Ankündigung und Termin liegen { $days } Arbeitstage; üblich sind 2 bis 4.
    }
problem-supervisor-missing = Vor der Ausschreibung muss die Teamleitung eine Maßnahmebetreuung benennen.
problem-off-the-scale = Zu „{ $question }“ sind { $min } bis { $max } Punkte möglich.
problem-participant-data = „{ $text }“ sieht aus wie eine Kunden- oder BG-Nummer; Daten von Teilnehmenden gehören nicht hierher.
problem-still-in-use = Wird noch gebraucht: { $by }.
problem-dangling = Verweist auf etwas, das es nicht gibt: { $to }.

## Schritte im Mängelverfahren
problem-before-last-step = Nicht vor { $day }: Auf diesen Tag ist datiert, was dem Schritt vorausgeht.
problem-in-the-future = Das Datum liegt in der Zukunft; einzutragen ist der Tag, an dem es geschehen ist.
problem-already-done = Dieser Schritt ist schon erledigt: { $day }.
problem-deadline-too-early = Die Frist endet zu früh; sie kann frühestens am { $day } enden.
problem-not-demanded = Der Träger ist noch nicht aufgefordert. Zuerst braucht es die schriftliche Aufforderung mit Frist.
problem-deadline-running = Die Frist läuft noch bis { $day }. Stufe 2 ist erst danach möglich, außer die Abhilfe ist ungenügend, der Verstoß schwerwiegend oder eine vertragsgerechte Leistung nicht mehr zu erwarten.
problem-quality-officer-missing = Die Fachkraft Steuerung & Qualitätssicherung ist noch nicht einbezogen; das muss vor Stufe 2 geschehen.
problem-no-insufficient-remedy = Seit die Frist gesetzt wurde, ist keine ungenügende Abhilfe vermerkt. Zuerst die Rückmeldung des Trägers als ungenügend eintragen.
problem-not-severe = Sofort in Stufe 2 geht nur ein schwerwiegender Verstoß; dieser Mangel ist nicht so eingestuft.
problem-not-escalated = Das gehört zu Stufe 2, und die ist noch nicht eingeleitet.
problem-not-remedied = Die Wirksamkeit wird erst geprüft, wenn der Mangel behoben ist.

## Schritte einer Bewertung
problem-not-forwarded = Der Fragebogen ist noch nicht weitergeleitet; von diesem Tag an laufen die Wochen.
problem-not-answered = Der Fragebogen ist noch nicht beantwortet.
problem-notable-unexplained = Die Bewertung ist auffällig: Erläuterung und Handlungsempfehlung gehören dazu, bevor sie abgeschlossen wird.
problem-evidence = Die Bewertung ist abgeschlossen ({ $day }) und zählt als Beleg bei späteren Vergaben; sie wird nicht mehr geändert.
