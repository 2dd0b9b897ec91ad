### Was über den Listen liegt: Fragen, Formulare, Hilfe und Suche, Verlauf.

## Fragen
overlay-yes = Ja
overlay-no = Nein
overlay-reason = Ein kurzer Grund, er steht später im Verlauf.
overlay-reason-missing = Ohne Grund geht es nicht. Mit Esc bleibt alles, wie es ist.

## Formulare
form-new = { $kind }: neu
form-legend = * wird gebraucht
form-saving = Wird gespeichert …
form-restored = Ein früherer Entwurf steht wieder da. Nicht gewünscht: „Entwurf verwerfen“.
form-draft-kept = Entwurf behalten. Er steht beim nächsten Öffnen wieder da.
form-draft-dropped = Entwurf verworfen. Noch einmal dieselbe Taste holt ihn zurück.
form-draft-back = Der Entwurf ist wieder da.
form-nothing-changed = Nichts geändert.
form-saved = Gespeichert: { $name }
form-not-saved = Nicht gespeichert: { $why } Der Entwurf bleibt.
form-problems =
    { $n ->
        [one] Noch nicht gespeichert: Eine Angabe stimmt nicht.
       *[other] Noch nicht gespeichert: { $n } Angaben stimmen nicht.
    }
form-save-anyway = Bitte prüfen. Noch einmal speichern speichert trotzdem.
form-create = Nicht gefunden; + legt neu an
form-deleted-meanwhile = Der Eintrag wurde inzwischen gelöscht. Noch einmal speichern legt ihn wieder an.
form-merged = Gleichzeitig geändert und übernommen: { $fields }
form-clash =
    { $n ->
        [one] Ein Feld wurde gleichzeitig anders geändert. Bitte wählen, dann speichern.
       *[other] { $n } Felder wurden gleichzeitig anders geändert. Bitte wählen, dann speichern.
    }
form-clash-first = Hier stehen zwei Fassungen. Bitte erst eine wählen: nach links oder rechts, dann Enter.
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
palette-type = tippen grenzt ein
palette-nothing = Nichts gefunden.

## Verlauf
history-title = Verlauf
history-title-of = Verlauf: { $name }
history-none = Noch wurde nichts geändert.
history-reading = Wird gelesen …
history-more = … und { $n } Zeilen mehr
history-created =
    { $more ->
        [0] { $name } angelegt
       *[other] { $name } angelegt und { $more } mehr
    }
history-changed =
    { $more ->
        [0] { $name } geändert
       *[other] { $name } geändert und { $more } mehr
    }
history-deleted =
    { $more ->
        [0] { $name } gelöscht
       *[other] { $name } gelöscht und { $more } mehr
    }
history-undo = Nr. { $of } zurückgenommen: { $what }
history-import = Datei { $file } eingelesen ({ $lines } Zeilen)
history-demo = Beispieldaten eingefüllt
history-minutes = Protokoll geschrieben ({ $n } Änderungen)
history-ask = Diese Änderung zurücknehmen? { $what } ({ $author }, { $at })
