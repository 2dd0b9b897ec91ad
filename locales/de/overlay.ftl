### Was über den Listen liegt: Fragen, Formulare, Hilfe und Suche, Verlauf.

## Fragen
overlay-yes = Ja
overlay-no = Nein
overlay-answer = Enter übernimmt, Esc lässt alles, wie es ist.
overlay-answer-missing = Hier wird eine Antwort gebraucht. Mit Esc bleibt alles, wie es ist.
overlay-reason = Ein kurzer Grund; er steht später im Verlauf.
overlay-reason-missing = Ohne Grund geht es nicht. Mit Esc bleibt alles, wie es ist.

## Formulare
form-new = { $kind }: neu
form-legend = * Pflichtangabe
form-hint-date = Etwa 24.11.2026, 24.11., fr, +14 oder Ende Januar
form-hint-days = Etwa 24.11. 13-17:30; 25.11. 9-12 – mehrere Tage mit ; trennen
form-hint-vote = Dafür:dagegen:enthalten, etwa 7:2:1
form-hint-breaks = Etwa 1.1.2026: Fusion mit … – mehrere mit ; trennen
form-hint-deputies = Etwa Ute Bär: 1.8.2026 - 15.8.2026 – mehrere mit ; trennen
form-hint-several = Mehrere mit ; trennen
form-hint-responsible = Person, Kommune oder ein freier Name
form-saving = Wird gespeichert …
form-restored = Ein früherer Entwurf steht wieder da. Nicht gewünscht: „Entwurf verwerfen“.
form-draft-kept = Entwurf behalten. Er steht beim nächsten Öffnen wieder da.
form-draft-dropped = Entwurf verworfen. Dieselbe Taste noch einmal holt ihn zurück.
form-draft-back = Der Entwurf ist wieder da.
form-nothing-changed = Nichts geändert.
form-saved = Gespeichert: { $name }
form-not-saved = Nicht gespeichert: { $why } Der Entwurf bleibt.
form-problems =
    { $n ->
        [one] Noch nicht gespeichert: Eine Angabe stimmt nicht.
       *[other] Noch nicht gespeichert: { $n } Angaben stimmen nicht.
    }
form-save-anyway = Bitte prüfen. Erneutes Speichern übernimmt die Angaben trotzdem.
form-create = Nicht gefunden; + legt neu an
form-step-too-late = Inzwischen hat jemand anderes etwas geändert. Bitte noch einmal ansehen; das Getippte steht dann wieder da.
form-deleted-meanwhile = Inzwischen gelöscht. Erneutes Speichern legt den Eintrag wieder an.
form-merged = Gleichzeitig geändert und übernommen: { $fields }
form-clash =
    { $n ->
        [one] Ein Feld wurde gleichzeitig anders geändert. Bitte wählen, dann speichern.
       *[other] { $n } Felder wurden gleichzeitig anders geändert. Bitte wählen, dann speichern.
    }
form-clash-first = Hier stehen zwei Fassungen. Erst eine wählen: links oder rechts, dann Enter.
form-clash-here = Zwei Fassungen (links, rechts, dann Enter):
form-mine = Eigene:
form-theirs = Andere:

## Feiertage
holiday-new_year = Neujahr
holiday-epiphany = Heilige Drei Könige
holiday-womens_day = Frauentag
holiday-good_friday = Karfreitag
holiday-easter_sunday = Ostersonntag
holiday-easter_monday = Ostermontag
holiday-labour_day = Erster Mai
holiday-liberation_day = Tag der Befreiung
holiday-ascension = Christi Himmelfahrt
holiday-whit_sunday = Pfingstsonntag
holiday-whit_monday = Pfingstmontag
holiday-uprising_day = 17. Juni
holiday-corpus_christi = Fronleichnam
holiday-peace_festival = Augsburger Friedensfest
holiday-assumption = Mariä Himmelfahrt
holiday-childrens_day = Weltkindertag
holiday-unity_day = Tag der Deutschen Einheit
holiday-reformation_day = Reformationstag
holiday-all_saints = Allerheiligen
holiday-repentance_day = Buß- und Bettag
holiday-christmas_day = Erster Weihnachtstag
holiday-second_christmas_day = Zweiter Weihnachtstag

## Hilfe, Befehle, Suche
palette-help = Hilfe: was hier geht
palette-commands = Befehle
palette-search = Suchen: Einträge und Befehle
palette-type = Tippen grenzt ein
palette-nothing = Nichts gefunden.

## Verlauf
history-title = Verlauf
history-title-of = Verlauf: { $name }
history-none = Noch wurde nichts geändert.
history-reading = Wird gelesen …
history-more = … und { $n } weitere Zeilen
history-created =
    { $more ->
        [0] { $name } angelegt
       *[other] { $name } und { $more } weitere angelegt
    }
history-changed =
    { $more ->
        [0] { $name } geändert
       *[other] { $name } und { $more } weitere geändert
    }
history-deleted =
    { $more ->
        [0] { $name } gelöscht
       *[other] { $name } und { $more } weitere gelöscht
    }
history-undo = Nr. { $of } zurückgenommen: { $what }
history-import = Datei { $file } eingelesen ({ $lines } Zeilen)
history-demo = Beispieldaten eingefüllt
history-minutes = Protokoll geschrieben ({ $n } Änderungen)
history-ask = Diese Änderung zurücknehmen? { $what } ({ $author }, { $at })

## Liste als Datei
export-title = Liste in eine Datei schreiben
export-csv = CSV für Excel
export-markdown = Markdown für einen Text
