<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name></name>
    <message>
        <source> · above 10.83 is hardly chance</source>
        <translation> · über 10,83 ist es kaum Zufall</translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation>A&amp;nmerkung</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>(the top of the tree)</source>
        <translation>(oberste Ebene)</translation>
    </message>
    <message>
        <source>1 annotation</source>
        <translation>1 Anmerkung</translation>
    </message>
    <message>
        <source>1 annotation here</source>
        <translation>1 Anmerkung hier</translation>
    </message>
    <message>
        <source>1 annotation that exists</source>
        <translation>1 vorhandene Anmerkung</translation>
    </message>
    <message>
        <source>1 bears the tag already.</source>
        <translation>1 trägt das Schlagwort schon.</translation>
    </message>
    <message>
        <source>1 cross-reference</source>
        <translation>1 Querverweis</translation>
    </message>
    <message>
        <source>1 document</source>
        <translation>1 Dokument</translation>
    </message>
    <message>
        <source>1 document without a date that can be read</source>
        <translation>1 Dokument ohne lesbares Datum</translation>
    </message>
    <message>
        <source>1 hit</source>
        <translation>1 Treffer</translation>
    </message>
    <message>
        <source>1 new annotation.</source>
        <translation>1 neue Anmerkung.</translation>
    </message>
    <message>
        <source>1 passage</source>
        <translation>1 Stelle</translation>
    </message>
    <message>
        <source>1 reply</source>
        <translation>1 Antwort</translation>
    </message>
    <message>
        <source>1 thing in {0} is not as it should be.</source>
        <translation>In {0} stimmt eine Sache nicht.</translation>
    </message>
    <message>
        <source>1 work</source>
        <translation>1 Werk</translation>
    </message>
    <message>
        <source>1962-09-25, 1962~, 1961/1963, or undated</source>
        <translation>1962-09-25, 1962~, 1961/1963 oder undated</translation>
    </message>
    <message>
        <source>A document needs a title.</source>
        <translation>Ein Dokument braucht einen Titel.</translation>
    </message>
    <message>
        <source>A highlight needs some words; this selection has none.</source>
        <translation>Eine Markierung braucht Wörter; diese Auswahl enthält keine.</translation>
    </message>
    <message>
        <source>A passage cannot be linked to itself; choose another end.</source>
        <translation>Eine Stelle kann nicht auf sich selbst verweisen; bitte ein anderes Ziel wählen.</translation>
    </message>
    <message>
        <source>A passage selected on the page, here or in another document, is offered too.</source>
        <translation>Auch eine im Text ausgewählte Stelle, hier oder in einem anderen Dokument, steht zur Wahl.</translation>
    </message>
    <message>
        <source>A passage without words</source>
        <translation>Eine Stelle ohne Wörter</translation>
    </message>
    <message>
        <source>A pattern is one line of at most {most} characters.</source>
        <translation>Ein Muster ist eine Zeile von höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <source>A project needs a file name.</source>
        <translation>Ein Projekt braucht einen Dateinamen.</translation>
    </message>
    <message>
        <source>A reader needs a name.</source>
        <translation>Der Name darf nicht leer sein.</translation>
    </message>
    <message>
        <source>A record in CSL-JSON, BibTeX or RIS; dropping one here does it too ({0})</source>
        <translation>Ein Eintrag in CSL-JSON, BibTeX oder RIS; einen hier abzulegen geht auch ({0})</translation>
    </message>
    <message>
        <source>A record needs a title.</source>
        <translation>Ein Eintrag braucht einen Titel.</translation>
    </message>
    <message>
        <source>A regular expression; accents matter, capitals do not; ^ and $ are ends of a paragraph</source>
        <translation>Ein regulärer Ausdruck; Akzente zählen, Großschreibung nicht; ^ und $ sind Absatzenden</translation>
    </message>
    <message>
        <source>A reply needs some words.</source>
        <translation>Eine Antwort braucht Wörter.</translation>
    </message>
    <message>
        <source>A section needs a title.</source>
        <translation>Ein Abschnitt braucht einen Titel.</translation>
    </message>
    <message>
        <source>A tag for all hits</source>
        <translation>Ein Schlagwort für alle Treffer</translation>
    </message>
    <message>
        <source>A tag needs a name.</source>
        <translation>Ein Schlagwort braucht einen Namen.</translation>
    </message>
    <message>
        <source>A tag, then Enter</source>
        <translation>Schlagwort, dann Eingabe</translation>
    </message>
    <message>
        <source>A text in the project is not in Unicode; nothing was imported.</source>
        <translation>Ein Text im Projekt ist nicht in Unicode; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>A version of our own</source>
        <translation>Eine eigene Fassung</translation>
    </message>
    <message>
        <source>A version of the group’s own is begun and not kept. Close all the same, and lose it?</source>
        <translation>Eine eigene Fassung der Gruppe ist begonnen und nicht behalten. Trotzdem schließen und sie verlieren?</translation>
    </message>
    <message>
        <source>ANNOTATIONS · {0}</source>
        <translation>ANMERKUNGEN · {0}</translation>
    </message>
    <message>
        <source>About Annotator</source>
        <translation>Über Annotator</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation>Schlagwort hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Add cross-reference</source>
        <comment>step</comment>
        <translation>Querverweis hinzufügen</translation>
    </message>
    <message>
        <source>Add highlight</source>
        <comment>step</comment>
        <translation>Markierung hinzufügen</translation>
    </message>
    <message>
        <source>Add note</source>
        <comment>step</comment>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Add section</source>
        <translation>Abschnitt hinzufügen</translation>
    </message>
    <message>
        <source>Add section</source>
        <comment>step</comment>
        <translation>Abschnitt hinzufügen</translation>
    </message>
    <message>
        <source>Add selection to annotation</source>
        <translation>Auswahl zur Anmerkung hinzufügen</translation>
    </message>
    <message>
        <source>Add source</source>
        <comment>step</comment>
        <translation>Quelle hinzufügen</translation>
    </message>
    <message>
        <source>Add tag</source>
        <comment>step</comment>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Agree on a version</source>
        <comment>step</comment>
        <translation>Auf eine Fassung einigen</translation>
    </message>
    <message>
        <source>Agreements and differences</source>
        <translation>Übereinstimmungen und Unterschiede</translation>
    </message>
    <message>
        <source>Agreements {0}</source>
        <translation>Einig {0}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All cross-references are hidden. Choose a relation above to see them.</source>
        <translation>Alle Querverweise sind ausgeblendet. Oben eine Beziehung wählen, um sie zu sehen.</translation>
    </message>
    <message>
        <source>All marked every word, so agreement cannot be told from chance.</source>
        <translation>Alle haben jedes Wort markiert; so lässt sich Übereinstimmung nicht von Zufall trennen.</translation>
    </message>
    <message>
        <source>All passages</source>
        <translation>Alle Stellen</translation>
    </message>
    <message>
        <source>Alone {0}</source>
        <translation>Allein {0}</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha-Wert</translation>
    </message>
    <message>
        <source>Alt with the arrow keys moves what is chosen.</source>
        <translation>Alt mit den Pfeiltasten verschiebt, was gewählt ist.</translation>
    </message>
    <message>
        <source>Among the notes: in no section, columns, export, add section</source>
        <translation>In den Notizen: in keinem Abschnitt, Spalten, Export, Abschnitt hinzufügen</translation>
    </message>
    <message>
        <source>An export cannot take the place of the project itself; choose another name.</source>
        <translation>Ein Export kann nicht an die Stelle des Projekts selbst treten; bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>An outside source needs a title or an address.</source>
        <translation>Eine externe Quelle braucht einen Titel oder eine Adresse.</translation>
    </message>
    <message>
        <source>Annotate the selection</source>
        <translation>Auswahl mit einer Anmerkung versehen</translation>
    </message>
    <message>
        <source>Annotation</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Annotation {id} has no passage.</source>
        <translation>Die Annotation {id} hat keine Stelle.</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>Annotations ({0})</source>
        <translation>Anmerkungen ({0})</translation>
    </message>
    <message>
        <source>Annotations and projects ({0})</source>
        <translation>Anmerkungen und Projekte ({0})</translation>
    </message>
    <message>
        <source>Annotations of this collection are kept elsewhere: {address}.</source>
        <translation>Anmerkungen dieser Sammlung liegen anderswo: {address}.</translation>
    </message>
    <message>
        <source>Annotator ended unexpectedly the last time. What you had saved is safe.</source>
        <translation>Annotator wurde das letzte Mal unerwartet beendet. Was gespeichert war, ist erhalten.</translation>
    </message>
    <message>
        <source>Another document</source>
        <translation>Ein anderes Dokument</translation>
    </message>
    <message>
        <source>Another language shows when the program is started next.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Programmstart.</translation>
    </message>
    <message>
        <source>Another program is writing to {name}. The change was not saved; try again in a moment.</source>
        <translation>Ein anderes Programm schreibt gerade in {name}. Die Änderung wurde nicht gespeichert; bitte gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Another program set {name} to a mode (WAL) in which what is saved lies in a second file. It was left as it is; set it back there with “PRAGMA journal_mode = DELETE”.</source>
        <translation>Ein anderes Programm hat {name} in eine Betriebsart (WAL) versetzt, bei der Gespeichertes in einer zweiten Datei liegt. Die Datei wurde nicht verändert; dort mit „PRAGMA journal_mode = DELETE“ zurücksetzen.</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Arrow keys move over the cells, Enter lists their passages.</source>
        <translation>Pfeiltasten gehen über die Felder, Enter listet deren Stellen auf.</translation>
    </message>
    <message>
        <source>Article in a journal</source>
        <translation>Aufsatz in einer Zeitschrift</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Backups of {0}. Restoring makes a new file of one; the file that is there stays as it is.</source>
        <translation>Sicherungen von {0}. Wiederherstellen macht aus einer davon eine neue Datei; die vorhandene bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Begin notes again</source>
        <translation>Nachweise neu beginnen</translation>
    </message>
    <message>
        <source>Beside {0} lies a lock that says nothing of who made it, of {1}. It may be open in another window.</source>
        <translation>Neben {0} liegt eine Sperre vom {1}, aus der nicht hervorgeht, wer sie angelegt hat. Vielleicht ist die Datei in einem anderen Fenster offen.</translation>
    </message>
    <message>
        <source>Beside {name} lies {journal}, which this program did not write and which would harm other files. Nothing was opened; move it away, and do not trust where it came from.</source>
        <translation>Neben {name} liegt {journal}. Diese Datei stammt nicht von diesem Programm und würde anderen Dateien schaden. Nichts wurde geöffnet; bitte die Datei entfernen und ihrer Herkunft nicht trauen.</translation>
    </message>
    <message>
        <source>Bibliographic data</source>
        <translation>Bibliographische Angaben</translation>
    </message>
    <message>
        <source>Bibliographic data…</source>
        <translation>Bibliographische Angaben …</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Buch</translation>
    </message>
    <message>
        <source>Both together</source>
        <translation>Beides zusammen</translation>
    </message>
    <message>
        <source>Box or file</source>
        <translation>Karton oder Akte</translation>
    </message>
    <message>
        <source>By document</source>
        <translation>Nach Dokument</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Nach Monat</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>Nach Fundort</translation>
    </message>
    <message>
        <source>By reader</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>Nach Schlagwort</translation>
    </message>
    <message>
        <source>By words after</source>
        <translation>Nach den Wörtern danach</translation>
    </message>
    <message>
        <source>By words before</source>
        <translation>Nach den Wörtern davor</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>Nach Jahr</translation>
    </message>
    <message>
        <source>COLOURS</source>
        <translation>FARBEN</translation>
    </message>
    <message>
        <source>CROSS-REFERENCES</source>
        <translation>QUERVERWEISE</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Central Europe</source>
        <translation>Mitteleuropa</translation>
    </message>
    <message>
        <source>Change colour</source>
        <comment>step</comment>
        <translation>Farbe ändern</translation>
    </message>
    <message>
        <source>Change name</source>
        <comment>step</comment>
        <translation>Name ändern</translation>
    </message>
    <message>
        <source>Change passage</source>
        <comment>step</comment>
        <translation>Stelle ändern</translation>
    </message>
    <message>
        <source>Change relation</source>
        <translation>Beziehung ändern</translation>
    </message>
    <message>
        <source>Change relation</source>
        <comment>step</comment>
        <translation>Beziehung ändern</translation>
    </message>
    <message>
        <source>Change tag</source>
        <comment>step</comment>
        <translation>Schlagwort ändern</translation>
    </message>
    <message>
        <source>Change tags</source>
        <comment>step</comment>
        <translation>Schlagwörter ändern</translation>
    </message>
    <message>
        <source>Changes of the outline: {0}</source>
        <translation>Änderungen der Gliederung: {0}</translation>
    </message>
    <message>
        <source>Chapter in a book</source>
        <translation>Kapitel in einem Buch</translation>
    </message>
    <message>
        <source>Check the project</source>
        <translation>Projekt prüfen</translation>
    </message>
    <message>
        <source>Check the project…</source>
        <translation>Projekt prüfen …</translation>
    </message>
    <message>
        <source>Checking {0}…</source>
        <translation>{0} wird geprüft …</translation>
    </message>
    <message>
        <source>Chicago, author and date</source>
        <translation>Chicago, Autor und Jahr</translation>
    </message>
    <message>
        <source>Chicago, notes</source>
        <translation>Chicago, Fußnoten</translation>
    </message>
    <message>
        <source>Choose an annotation first; J and K go from one to the next.</source>
        <translation>Erst eine Anmerkung wählen; J und K gehen von einer zur nächsten.</translation>
    </message>
    <message>
        <source>Choose this version</source>
        <translation>Diese Fassung wählen</translation>
    </message>
    <message>
        <source>Citation style</source>
        <translation>Zitierstil</translation>
    </message>
    <message>
        <source>Cited as: {0}</source>
        <translation>Zitiert als: {0}</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Close the guide</source>
        <translation>Anleitung schließen</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>Schlagwortverzeichnis</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Colour {0}</source>
        <translation>Farbe {0}</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns and order</source>
        <translation>Spalten und Reihenfolge</translation>
    </message>
    <message>
        <source>Command, document or tag</source>
        <translation>Befehl, Dokument oder Schlagwort</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Commands…</source>
        <translation>Befehle&#xa0;…</translation>
    </message>
    <message>
        <source>Compare readers</source>
        <translation>Lesende vergleichen</translation>
    </message>
    <message>
        <source>Comparing readers: choose this version, write our own</source>
        <translation>Beim Vergleichen: diese Fassung wählen, eigene schreiben</translation>
    </message>
    <message>
        <source>Comparing {0}…</source>
        <translation>{0} wird verglichen …</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Vergleiche …</translation>
    </message>
    <message>
        <source>Confirm page numbers</source>
        <translation>Seitenzahlen bestätigen</translation>
    </message>
    <message>
        <source>Confirm page numbers</source>
        <comment>step</comment>
        <translation>Seitenzahlen bestätigen</translation>
    </message>
    <message>
        <source>Control characters were taken out of names.</source>
        <translation>Aus Namen wurden Steuerzeichen entfernt.</translation>
    </message>
    <message>
        <source>Copied a report to send to those who mend the program. It holds none of your texts or notes.</source>
        <translation>Ein Bericht für die, die das Programm reparieren, ist kopiert. Er enthält nichts aus Texten und Notizen.</translation>
    </message>
    <message>
        <source>Copied the quotation with its note: {0}</source>
        <translation>Zitat mit Nachweis kopiert: {0}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy quotation</source>
        <translation>Zitat kopieren</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Correct transcription</source>
        <comment>step</comment>
        <translation>Abschrift berichtigen</translation>
    </message>
    <message>
        <source>Corrected transcription</source>
        <translation>Berichtigte Abschrift</translation>
    </message>
    <message>
        <source>Corrected transcription…</source>
        <translation>Berichtigte Abschrift …</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>Counting… {0} %</source>
        <translation>Wird gezählt … {0} %</translation>
    </message>
    <message>
        <source>Cross-references</source>
        <translation>Querverweise</translation>
    </message>
    <message>
        <source>Cross-references as CSV…</source>
        <translation>Querverweise als CSV …</translation>
    </message>
    <message>
        <source>Cross-references of this document</source>
        <translation>Querverweise dieses Dokuments</translation>
    </message>
    <message>
        <source>Cyrillic, Windows</source>
        <translation>Kyrillisch, Windows</translation>
    </message>
    <message>
        <source>DOCUMENTS</source>
        <translation>DOKUMENTE</translation>
    </message>
    <message>
        <source>DOI</source>
        <translation>DOI</translation>
    </message>
    <message>
        <source>DOS</source>
        <translation>DOS</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Date as printed</source>
        <translation>Datum wie gedruckt</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>step</comment>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete annotation</source>
        <translation>Anmerkung löschen</translation>
    </message>
    <message>
        <source>Delete annotation</source>
        <comment>step</comment>
        <translation>Anmerkung löschen</translation>
    </message>
    <message>
        <source>Delete cross-reference</source>
        <translation>Querverweis löschen</translation>
    </message>
    <message>
        <source>Delete cross-reference</source>
        <comment>step</comment>
        <translation>Querverweis löschen</translation>
    </message>
    <message>
        <source>Delete cross-reference of the document</source>
        <translation>Querverweis des Dokuments löschen</translation>
    </message>
    <message>
        <source>Delete reply</source>
        <translation>Antwort löschen</translation>
    </message>
    <message>
        <source>Delete reply</source>
        <comment>step</comment>
        <translation>Antwort löschen</translation>
    </message>
    <message>
        <source>Delete section</source>
        <comment>step</comment>
        <translation>Abschnitt löschen</translation>
    </message>
    <message>
        <source>Delete tag</source>
        <translation>Schlagwort löschen</translation>
    </message>
    <message>
        <source>Delete tag</source>
        <comment>step</comment>
        <translation>Schlagwort löschen</translation>
    </message>
    <message>
        <source>Delete {0} annotations</source>
        <comment>step</comment>
        <translation>{0} Anmerkungen löschen</translation>
    </message>
    <message>
        <source>Delete {0} things</source>
        <comment>step</comment>
        <translation>{0} Einträge löschen</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Deleted things…</source>
        <translation>Gelöschtes&#xa0;…</translation>
    </message>
    <message>
        <source>Deleted, or not here yet</source>
        <translation>Gelöscht oder noch nicht hier</translation>
    </message>
    <message>
        <source>Describe tag</source>
        <translation>Schlagwort beschreiben</translation>
    </message>
    <message>
        <source>Describe tag…</source>
        <translation>Schlagwort beschreiben&#xa0;…</translation>
    </message>
    <message>
        <source>Describe…</source>
        <translation>Beschreiben&#xa0;…</translation>
    </message>
    <message>
        <source>Differences {0}</source>
        <translation>Unterschiede {0}</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Document in a volume</source>
        <translation>Dokument in einem Band</translation>
    </message>
    <message>
        <source>Document: {0}</source>
        <translation>Dokument: {0}</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Documents and annotations ({0})</source>
        <translation>Dokumente und Anmerkungen ({0})</translation>
    </message>
    <message>
        <source>Documents and tags</source>
        <translation>Dokumente und Schlagwörter</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>Zeichnung (SVG) …</translation>
    </message>
    <message>
        <source>Drop a document here, or press {0} to import one.</source>
        <translation>Ein Dokument hierher ziehen oder mit {0} importieren.</translation>
    </message>
    <message>
        <source>Drop a text or a TEI file on this window, or choose one.</source>
        <translation>Text oder TEI-Datei auf dieses Fenster ziehen oder eine wählen.</translation>
    </message>
    <message>
        <source>Earlier wordings</source>
        <translation>Frühere Fassungen</translation>
    </message>
    <message>
        <source>Earlier wordings of the note…</source>
        <translation>Frühere Fassungen der Notiz&#xa0;…</translation>
    </message>
    <message>
        <source>Edit bibliographic data</source>
        <comment>step</comment>
        <translation>Bibliographische Angaben ändern</translation>
    </message>
    <message>
        <source>Edit note</source>
        <comment>step</comment>
        <translation>Notiz bearbeiten</translation>
    </message>
    <message>
        <source>Edit reply</source>
        <comment>step</comment>
        <translation>Antwort bearbeiten</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Auflage</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Herausgeber</translation>
    </message>
    <message>
        <source>Editor of the series</source>
        <translation>Herausgeber der Reihe</translation>
    </message>
    <message>
        <source>Either the file was damaged, or another program wrote to it. Nothing says what stood there before: compare with a backup before you go on.</source>
        <translation>Entweder wurde die Datei beschädigt, oder ein anderes Programm hat hineingeschrieben. Was vorher dort stand, ist nirgends vermerkt: vor dem Weiterarbeiten mit einer Sicherung vergleichen.</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Zeichenkodierung</translation>
    </message>
    <message>
        <source>English, double</source>
        <translation>Englisch, doppelt</translation>
    </message>
    <message>
        <source>English, single</source>
        <translation>Englisch, einfach</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabetaste</translation>
    </message>
    <message>
        <source>Enter goes to the first end, Shift+Enter to the other.</source>
        <translation>Enter geht zum ersten Ende, Umschalt+Enter zum anderen.</translation>
    </message>
    <message>
        <source>Enter goes to the passage. N writes the note, T the tags, S puts it into a section. Alt with the arrow keys moves in the outline.</source>
        <translation>Enter führt zur Stelle. N schreibt die Notiz, T die Schlagwörter, S ordnet in einen Abschnitt ein. Alt mit den Pfeiltasten verschiebt in der Gliederung.</translation>
    </message>
    <message>
        <source>Escape brings everything back.</source>
        <translation>Esc bringt alles zurück.</translation>
    </message>
    <message>
        <source>Every passage was found; there is nothing to check.</source>
        <translation>Jede Stelle wurde gefunden; es gibt nichts zu prüfen.</translation>
    </message>
    <message>
        <source>Everything is marked as seen.</source>
        <translation>Alles ist als gesehen markiert.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export annotations</source>
        <translation>Anmerkungen exportieren</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>Als JSON exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <translation>Als Markdown exportieren …</translation>
    </message>
    <message>
        <source>Export as REFI-QDA project…</source>
        <translation>Als REFI-QDA-Projekt exportieren …</translation>
    </message>
    <message>
        <source>Export as TEI with stand-off annotations…</source>
        <translation>Als TEI mit Annotationen daneben exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Export as Word file of notes…</source>
        <translation>Als Word-Datei mit Notizen exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Export as Word file with comments…</source>
        <translation>Als Word-Datei mit Kommentaren exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Export as Word file with end notes…</source>
        <translation>Als Word-Datei mit Endnoten exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Export as web page…</source>
        <translation>Als Webseite exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Export as workbook (XLSX)…</source>
        <translation>Als Arbeitsmappe exportieren (XLSX)&#xa0;…</translation>
    </message>
    <message>
        <source>Export cross-references</source>
        <translation>Querverweise exportieren</translation>
    </message>
    <message>
        <source>Export hits</source>
        <translation>Treffer exportieren</translation>
    </message>
    <message>
        <source>Export hits as CSV</source>
        <translation>Treffer als CSV exportieren</translation>
    </message>
    <message>
        <source>Export tags as REFI-QDA codebook…</source>
        <translation>Schlagwörter als REFI-QDA-Codebuch exportieren …</translation>
    </message>
    <message>
        <source>Export the picture or the table</source>
        <translation>Bild oder Tabelle exportieren</translation>
    </message>
    <message>
        <source>Export these notes</source>
        <translation>Diese Notizen exportieren</translation>
    </message>
    <message>
        <source>Export works quoted</source>
        <translation>Zitierte Werke exportieren</translation>
    </message>
    <message>
        <source>Export works quoted…</source>
        <translation>Zitierte Werke exportieren …</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Export läuft&#xa0;…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Family, Given; Family, Given</source>
        <translation>Nachname, Vorname; Nachname, Vorname</translation>
    </message>
    <message>
        <source>Files from others are read in a process of its own, and that could not be started ({reason}). Nothing was imported; start the program again, or the computer.</source>
        <translation>Dateien von anderen werden in einem eigenen Prozess gelesen, und der ließ sich nicht starten ({reason}). Nichts wurde importiert; das Programm neu starten, oder den Computer.</translation>
    </message>
    <message>
        <source>Fill from clipboard</source>
        <translation>Aus der Zwischenablage füllen</translation>
    </message>
    <message>
        <source>Filter annotations</source>
        <translation>Anmerkungen filtern</translation>
    </message>
    <message>
        <source>Filter by words, #tag, @reader…</source>
        <translation>Filtern nach Wörtern, #Schlagwort, @Name …</translation>
    </message>
    <message>
        <source>Filter cross-references</source>
        <translation>Querverweise filtern</translation>
    </message>
    <message>
        <source>Find in document</source>
        <translation>Im Dokument suchen</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>In diesem Dokument suchen</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Weitersuchen</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Rückwärts suchen</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Follow a cross-reference</source>
        <translation>Einem Querverweis folgen</translation>
    </message>
    <message>
        <source>Follow cross-reference</source>
        <translation>Querverweis folgen</translation>
    </message>
    <message>
        <source>Follow: {0}</source>
        <translation>Folgen: {0}</translation>
    </message>
    <message>
        <source>Foreign Relations of the United States</source>
        <translation>Foreign Relations of the United States</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>From 0.80 on marking counts as reliable.</source>
        <translation>Ab 0,80 gilt das Markieren als verlässlich.</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Gro&amp;up</source>
        <translation>Gr&amp;uppe</translation>
    </message>
    <message>
        <source>Headings by tag, not by outline</source>
        <translation>Überschriften nach Schlagwort statt nach Gliederung</translation>
    </message>
    <message>
        <source>Here it can be read but not changed; what is written there shows here.</source>
        <translation>Hier kann es gelesen, aber nicht geändert werden; was dort geschrieben wird, erscheint auch hier.</translation>
    </message>
    <message>
        <source>Hides what all others marked, also what arrives later, until you end it. Nobody else notices.</source>
        <translation>Blendet aus, was alle anderen markiert haben, auch was später kommt, bis es hier beendet wird. Niemand sonst merkt es.</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Highlight {0}</source>
        <translation>In {0} markieren</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>How it would read</source>
        <translation>So läse es sich</translation>
    </message>
    <message>
        <source>ISBN</source>
        <translation>ISBN</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import document</source>
        <comment>step</comment>
        <translation>Dokument importieren</translation>
    </message>
    <message>
        <source>Import documents…</source>
        <translation>Dokumente importieren&#xa0;…</translation>
    </message>
    <message>
        <source>Import {0} annotations</source>
        <comment>step</comment>
        <translation>{0} Anmerkungen importieren</translation>
    </message>
    <message>
        <source>Import {0} documents</source>
        <comment>step</comment>
        <translation>{0} Dokumente importieren</translation>
    </message>
    <message>
        <source>Imported {0}: {1} documents.</source>
        <translation>{0} importiert. Neue Dokumente: {1}.</translation>
    </message>
    <message>
        <source>Importing {0}…</source>
        <translation>{0} wird importiert&#xa0;…</translation>
    </message>
    <message>
        <source>In Hypothesis these were for their author alone: {number}.</source>
        <translation>In Hypothesis nur für ihre Verfasser bestimmt: {number}.</translation>
    </message>
    <message>
        <source>In a search: regular expression, order, tag all hits</source>
        <translation>In der Suche: regulärer Ausdruck, Reihenfolge, alle Treffer verschlagworten</translation>
    </message>
    <message>
        <source>In no section</source>
        <translation>In keinem Abschnitt</translation>
    </message>
    <message>
        <source>In the hits: leave one out</source>
        <translation>In den Treffern: einen auslassen</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Heft</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>Sie stimmt</translation>
    </message>
    <message>
        <source>It may also be here:</source>
        <translation>Vielleicht auch hier:</translation>
    </message>
    <message>
        <source>Item in an archive</source>
        <translation>Archivstück</translation>
    </message>
    <message>
        <source>KEPT IN</source>
        <translation>AUFBEWAHRT IN</translation>
    </message>
    <message>
        <source>Keep as our version</source>
        <translation>Als unsere Fassung behalten</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <comment>step</comment>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Keeps nothing of this version</source>
        <translation>Behält nichts von dieser Fassung</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Krippendorff’s alpha for nominal data, over the words of the text</source>
        <translation>Krippendorffs Alpha für nominale Daten, über die Wörter des Textes</translation>
    </message>
    <message>
        <source>Krippendorff’s alpha for unitizing: where passages begin and end</source>
        <translation>Krippendorffs Alpha für das Abgrenzen: wo Stellen beginnen und enden</translation>
    </message>
    <message>
        <source>Krippendorff’s alpha for what is marked: {0}; where passages begin and end: {1}; their tags: {2}.</source>
        <translation>Krippendorffs Alpha dafür, was markiert ist: {0}; wo Stellen beginnen und enden: {1}; ihre Schlagwörter: {2}.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Text vergrößern</translation>
    </message>
    <message>
        <source>Leave the shared folder</source>
        <translation>Gemeinsamen Ordner verlassen</translation>
    </message>
    <message>
        <source>Left out: addresses of origin ({number}).</source>
        <translation>Nicht übernommen: Herkunftsadressen ({number}).</translation>
    </message>
    <message>
        <source>Left out: annotations of missing documents ({number}).</source>
        <translation>Nicht übernommen: Anmerkungen zu fehlenden Dokumenten ({number}).</translation>
    </message>
    <message>
        <source>Left out: attributes ({number}).</source>
        <translation>Nicht übernommen: Attribute ({number}).</translation>
    </message>
    <message>
        <source>Left out: audiences ({number}).</source>
        <translation>Nicht übernommen: Zielgruppen ({number}).</translation>
    </message>
    <message>
        <source>Left out: canonical addresses ({number}).</source>
        <translation>Nicht übernommen: kanonische Adressen ({number}).</translation>
    </message>
    <message>
        <source>Left out: cases ({number}).</source>
        <translation>Nicht übernommen: Fälle ({number}).</translation>
    </message>
    <message>
        <source>Left out: codings of pictures ({number}).</source>
        <translation>Nicht übernommen: Codierungen von Bildern ({number}).</translation>
    </message>
    <message>
        <source>Left out: codings of sound and film ({number}).</source>
        <translation>Nicht übernommen: Codierungen von Ton und Film ({number}).</translation>
    </message>
    <message>
        <source>Left out: codings of what is missing ({number}).</source>
        <translation>Nicht übernommen: Codierungen von Fehlendem ({number}).</translation>
    </message>
    <message>
        <source>Left out: drawings and pictures ({number}).</source>
        <translation>Nicht übernommen: Zeichnungen und Bilder ({number}).</translation>
    </message>
    <message>
        <source>Left out: files without text ({number}).</source>
        <translation>Nicht übernommen: Dateien ohne Text ({number}).</translation>
    </message>
    <message>
        <source>Left out: films ({number}).</source>
        <translation>Nicht übernommen: Filme ({number}).</translation>
    </message>
    <message>
        <source>Left out: graphs ({number}).</source>
        <translation>Nicht übernommen: Graphen ({number}).</translation>
    </message>
    <message>
        <source>Left out: highlights of missing documents ({number}).</source>
        <translation>Nicht übernommen: Markierungen in fehlenden Dokumenten ({number}).</translation>
    </message>
    <message>
        <source>Left out: journal entries ({number}).</source>
        <translation>Nicht übernommen: Journaleinträge ({number}).</translation>
    </message>
    <message>
        <source>Left out: links between other things than passages and documents ({number}).</source>
        <translation>Nicht übernommen: Verweise zwischen anderem als Stellen und Dokumenten ({number}).</translation>
    </message>
    <message>
        <source>Left out: passages in pictures, sound and film ({number}).</source>
        <translation>Nicht übernommen: Stellen in Bildern, Ton und Film ({number}).</translation>
    </message>
    <message>
        <source>Left out: pictures ({number}).</source>
        <translation>Nicht übernommen: Bilder ({number}).</translation>
    </message>
    <message>
        <source>Left out: places that are not given in words ({number}).</source>
        <translation>Nicht übernommen: Stellen, die nicht in Worten angegeben sind ({number}).</translation>
    </message>
    <message>
        <source>Left out: sets ({number}).</source>
        <translation>Nicht übernommen: Gruppen ({number}).</translation>
    </message>
    <message>
        <source>Left out: sound recordings ({number}).</source>
        <translation>Nicht übernommen: Tonaufnahmen ({number}).</translation>
    </message>
    <message>
        <source>Left out: statements of rights ({number}).</source>
        <translation>Nicht übernommen: Rechteangaben ({number}).</translation>
    </message>
    <message>
        <source>Left out: variables ({number}).</source>
        <translation>Nicht übernommen: Variablen ({number}).</translation>
    </message>
    <message>
        <source>Length of the lines</source>
        <translation>Zeilenlänge</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Link</source>
        <comment>button</comment>
        <translation>Verweisen</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verweis</translation>
    </message>
    <message>
        <source>Link to</source>
        <translation>Verweisen auf</translation>
    </message>
    <message>
        <source>Link to…</source>
        <translation>Verweisen auf&#xa0;…</translation>
    </message>
    <message>
        <source>Link to… (L)</source>
        <translation>Verweisen auf&#xa0;… (L)</translation>
    </message>
    <message>
        <source>Link {0} to…</source>
        <translation>{0} verweist auf&#xa0;…</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Log of errors</source>
        <translation>Fehlerprotokoll</translation>
    </message>
    <message>
        <source>MHRA, 3rd edition</source>
        <translation>MHRA, 3. Auflage</translation>
    </message>
    <message>
        <source>MLA, 9th edition</source>
        <translation>MLA, 9. Auflage</translation>
    </message>
    <message>
        <source>Making a backup first…</source>
        <translation>Zuerst wird eine Sicherung angelegt&#xa0;…</translation>
    </message>
    <message>
        <source>Mark everything as seen</source>
        <translation>Alles als gesehen markieren</translation>
    </message>
    <message>
        <source>Markdown…</source>
        <translation>Markdown …</translation>
    </message>
    <message>
        <source>Marked or not</source>
        <translation>Markiert oder nicht</translation>
    </message>
    <message>
        <source>Marks of the style</source>
        <translation>Zeichen des Stils</translation>
    </message>
    <message>
        <source>Merge</source>
        <comment>step</comment>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Merge annotations</source>
        <translation>Anmerkungen zusammenführen</translation>
    </message>
    <message>
        <source>Merge annotations…</source>
        <translation>Anmerkungen zusammenführen …</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>Zusammenführen mit&#xa0;…</translation>
    </message>
    <message>
        <source>Merge tag</source>
        <translation>Schlagwort zusammenführen</translation>
    </message>
    <message>
        <source>Merge tag into…</source>
        <translation>Schlagwort zusammenführen mit&#xa0;…</translation>
    </message>
    <message>
        <source>Merge tag {0} into {1}</source>
        <comment>step</comment>
        <translation>Schlagwort {0} mit {1} zusammenführen</translation>
    </message>
    <message>
        <source>Merge the two</source>
        <translation>Beide zusammenführen</translation>
    </message>
    <message>
        <source>Merge {0}</source>
        <comment>step</comment>
        <translation>{0} zusammenführen</translation>
    </message>
    <message>
        <source>Merge “{0}” into:</source>
        <translation>„{0}“ zusammenführen mit:</translation>
    </message>
    <message>
        <source>Merging {0}…</source>
        <translation>{0} wird zusammengeführt …</translation>
    </message>
    <message>
        <source>More than one annotation’s id begins with “{name}”; give more of it.</source>
        <translation>Mehrere Anmerkungen haben eine Kennung, die mit „{name}“ beginnt; bitte mehr davon angeben.</translation>
    </message>
    <message>
        <source>Most distinctive first</source>
        <translation>Bezeichnendste zuerst</translation>
    </message>
    <message>
        <source>Most used first</source>
        <translation>Häufigste zuerst</translation>
    </message>
    <message>
        <source>Move annotation to selection</source>
        <translation>Anmerkung zur Auswahl verschieben</translation>
    </message>
    <message>
        <source>Move section</source>
        <comment>step</comment>
        <translation>Abschnitt verschieben</translation>
    </message>
    <message>
        <source>Move tag</source>
        <translation>Schlagwort verschieben</translation>
    </message>
    <message>
        <source>Move tag</source>
        <comment>step</comment>
        <translation>Schlagwort verschieben</translation>
    </message>
    <message>
        <source>Move tag under…</source>
        <translation>Schlagwort verschieben unter&#xa0;…</translation>
    </message>
    <message>
        <source>Move under…</source>
        <translation>Verschieben unter&#xa0;…</translation>
    </message>
    <message>
        <source>Moving…</source>
        <translation>Wird verschoben …</translation>
    </message>
    <message>
        <source>New outside source: {0}</source>
        <translation>Neue externe Quelle: {0}</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Neues Projekt&#xa0;…</translation>
    </message>
    <message>
        <source>New section</source>
        <translation>Neuer Abschnitt</translation>
    </message>
    <message>
        <source>New tags: {0}</source>
        <translation>Neue Schlagwörter: {0}</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Next annotation</source>
        <translation>Nächste Anmerkung</translation>
    </message>
    <message>
        <source>Next column</source>
        <translation>Nächste Spalte</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>Nächstes Dokument</translation>
    </message>
    <message>
        <source>Next highlight</source>
        <translation>Nächste Markierung</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Next passage to check</source>
        <translation>Nächste Stelle, die zu prüfen ist</translation>
    </message>
    <message>
        <source>No annotation meets the filter.</source>
        <translation>Keine Anmerkung passt zum Filter.</translation>
    </message>
    <message>
        <source>No annotation meets the filter. Clear it beside the page to count them all.</source>
        <translation>Keine Anmerkung entspricht dem Filter. Ohne ihn (neben der Seite) zählen alle.</translation>
    </message>
    <message>
        <source>No annotation of this document meets the filter.</source>
        <translation>Keine Anmerkung dieses Dokuments passt zum Filter.</translation>
    </message>
    <message>
        <source>No backup of {name} could be made: {reason}. What you write is saved all the same; see that {folder} can be written and has room.</source>
        <translation>Von {name} konnte keine Sicherung angelegt werden: {reason}. Was geschrieben wird, wird trotzdem gespeichert; in {folder} muss geschrieben werden können und Platz sein.</translation>
    </message>
    <message>
        <source>No cross-reference meets the filter.</source>
        <translation>Kein Querverweis entspricht dem Filter.</translation>
    </message>
    <message>
        <source>No cross-references yet. Choose an annotation and press L to make one.</source>
        <translation>Noch keine Querverweise. Eine Anmerkung wählen und L drücken.</translation>
    </message>
    <message>
        <source>No page number of this document is inferred.</source>
        <translation>Keine Seitenzahl dieses Dokuments ist erschlossen.</translation>
    </message>
    <message>
        <source>No passage bears this tag yet.</source>
        <translation>Noch trägt keine Stelle dieses Schlagwort.</translation>
    </message>
    <message>
        <source>No passage bears two tags yet. A second tag on a highlight shows which of them go together.</source>
        <translation>Noch trägt keine Stelle zwei Schlagwörter. Ein zweites an einer Markierung zeigt, welche zusammengehören.</translation>
    </message>
    <message>
        <source>No passage has a tag yet. Choose a highlight, then press T.</source>
        <translation>Noch hat keine Stelle ein Schlagwort. Eine Markierung wählen, dann T drücken.</translation>
    </message>
    <message>
        <source>No sections yet. Add one, then drag notes into it, or press S on a note and choose the section.</source>
        <translation>Noch keine Abschnitte. Nach dem Hinzufügen lassen sich Notizen hineinziehen, oder S bei einer Notiz wählt den Abschnitt.</translation>
    </message>
    <message>
        <source>No tag has been given yet; T gives one.</source>
        <translation>Noch ist kein Schlagwort vergeben; T vergibt eines.</translation>
    </message>
    <message>
        <source>No word stands here more often than in the whole text.</source>
        <translation>Kein Wort steht hier öfter als im ganzen Text.</translation>
    </message>
    <message>
        <source>Nobody has annotated anything yet.</source>
        <translation>Noch hat niemand etwas angemerkt.</translation>
    </message>
    <message>
        <source>Nobody has marked anything in this document yet.</source>
        <translation>In diesem Dokument hat noch niemand etwas markiert.</translation>
    </message>
    <message>
        <source>Nobody should count on less than 0.67; read closely, it says there is much to talk about.</source>
        <translation>Auf weniger als 0,67 sollte niemand zählen; genau gelesen sagt es, dass es viel zu besprechen gibt.</translation>
    </message>
    <message>
        <source>None here.</source>
        <translation>Hier gibt es keine.</translation>
    </message>
    <message>
        <source>None of these: its annotations wait for it</source>
        <translation>Keines davon: die Anmerkungen warten darauf</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>None yet. Select words on the page, then press H to highlight or N to write a note.</source>
        <translation>Noch keine. Wörter im Text auswählen, dann mit H markieren oder mit N eine Notiz schreiben.</translation>
    </message>
    <message>
        <source>None yet; T gives one</source>
        <translation>Noch keine; T vergibt eins</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Not found in this text. It may be here:</source>
        <translation>In diesem Text nicht gefunden. Vielleicht hier:</translation>
    </message>
    <message>
        <source>Not found in this text. Looking for words like these…</source>
        <translation>In diesem Text nicht gefunden. Ähnliche Wörter werden gesucht…</translation>
    </message>
    <message>
        <source>Not found in this text. Select its words on the page, then press {0}.</source>
        <translation>In diesem Text nicht gefunden. Die Wörter auf der Seite auswählen, dann {0} drücken.</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>Nicht hier</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Notes and outline</source>
        <translation>Notizen und Gliederung</translation>
    </message>
    <message>
        <source>Notes give the page numbers of this document without brackets now.</source>
        <translation>Nachweise geben die Seitenzahlen dieses Dokuments nun ohne Klammern.</translation>
    </message>
    <message>
        <source>Notes on a whole document stand at its heading ({number}).</source>
        <translation>Notizen zu einem ganzen Dokument stehen an seiner Überschrift ({number}).</translation>
    </message>
    <message>
        <source>Notes that belong to no passage and no document were left out: {names}.</source>
        <translation>Notizen, die zu keiner Stelle und keinem Dokument gehören, fehlen hier: {names}.</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Notiz&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing can be read of {name} any more; restore it from a backup. It was left as it is.</source>
        <translation>Von {name} ist nichts mehr lesbar; aus einer Sicherung wiederherstellen. Die Datei wurde nicht verändert.</translation>
    </message>
    <message>
        <source>Nothing is deleted in this project.</source>
        <translation>In diesem Projekt ist nichts gelöscht.</translation>
    </message>
    <message>
        <source>Nothing is highlighted yet. Select words on the page, then press H.</source>
        <translation>Noch ist nichts markiert. Wörter auf der Seite auswählen, dann H drücken.</translation>
    </message>
    <message>
        <source>Nothing is settled yet. Choose a version among the others, or write one of your own.</source>
        <translation>Noch ist nichts entschieden. Unter den anderen eine Fassung wählen oder eine eigene schreiben.</translation>
    </message>
    <message>
        <source>Nothing new.</source>
        <translation>Nichts Neues.</translation>
    </message>
    <message>
        <source>Nothing to read yet</source>
        <translation>Noch nichts zu lesen</translation>
    </message>
    <message>
        <source>Nothing was changed; see what else is wrong before you go on.</source>
        <translation>Nichts wurde geändert; vor dem Weiterarbeiten nachsehen, was sonst noch nicht stimmt.</translation>
    </message>
    <message>
        <source>Number of the document</source>
        <translation>Nummer des Dokuments</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>ONLINE</source>
        <translation>IM NETZ</translation>
    </message>
    <message>
        <source>OUTLINE</source>
        <translation>GLIEDERUNG</translation>
    </message>
    <message>
        <source>Of its annotations {0} stand where they stood, {1} are to check, {2} were not found.</source>
        <translation>Von den Anmerkungen stehen {0}, wo sie standen, {1} sind zu prüfen, {2} wurden nicht gefunden.</translation>
    </message>
    <message>
        <source>On the page and in lists</source>
        <translation>Auf der Seite und in Listen</translation>
    </message>
    <message>
        <source>One document</source>
        <translation>Ein Dokument</translation>
    </message>
    <message>
        <source>One document for each chapter</source>
        <translation>Ein Dokument je Kapitel</translation>
    </message>
    <message>
        <source>One word fewer at the beginning</source>
        <translation>Ein Wort weniger am Anfang</translation>
    </message>
    <message>
        <source>One word fewer at the end</source>
        <translation>Ein Wort weniger am Ende</translation>
    </message>
    <message>
        <source>One word more at the beginning</source>
        <translation>Ein Wort mehr am Anfang</translation>
    </message>
    <message>
        <source>One word more at the end</source>
        <translation>Ein Wort mehr am Ende</translation>
    </message>
    <message>
        <source>Only read here</source>
        <translation>Hier nur lesen</translation>
    </message>
    <message>
        <source>Only the one who wrote this note can change it.</source>
        <translation>Nur wer diese Notiz geschrieben hat, kann sie ändern.</translation>
    </message>
    <message>
        <source>Only those in no section</source>
        <translation>Nur die in keinem Abschnitt</translation>
    </message>
    <message>
        <source>Only what the filter “{0}” leaves: {1} of {2} annotations. The others are not on these pages.</source>
        <translation>Nur, was der Filter „{0}“ übrig lässt: {1} von {2} Anmerkungen. Die anderen stehen nicht auf diesen Seiten.</translation>
    </message>
    <message>
        <source>Only {0} has marked this document, so there is nobody to compare with.</source>
        <translation>Nur {0} hat dieses Dokument markiert; es gibt niemanden zum Vergleichen.</translation>
    </message>
    <message>
        <source>Open a document first.</source>
        <translation>Erst ein Dokument öffnen.</translation>
    </message>
    <message>
        <source>Open in another window</source>
        <translation>In einem anderen Fenster offen</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Projekt öffnen&#xa0;…</translation>
    </message>
    <message>
        <source>Open this address in your browser?

{0}</source>
        <translation>Diese Adresse im Browser öffnen?

{0}</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Order ({0})</source>
        <translation>Reihenfolge ({0})</translation>
    </message>
    <message>
        <source>Order of the annotations</source>
        <translation>Reihenfolge der Anmerkungen</translation>
    </message>
    <message>
        <source>Order of the words</source>
        <translation>Reihenfolge der Wörter</translation>
    </message>
    <message>
        <source>Order: {0}</source>
        <translation>Reihenfolge: {0}</translation>
    </message>
    <message>
        <source>Other readers’ copies of texts are not as they were saved.</source>
        <translation>Die Fassungen der Texte bei anderen Lesenden sind nicht so, wie sie gespeichert wurden.</translation>
    </message>
    <message>
        <source>Ours {0}</source>
        <translation>Unsere {0}</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
    <message>
        <source>Outside source</source>
        <translation>Externe Quelle</translation>
    </message>
    <message>
        <source>Outside source: {0}</source>
        <translation>Externe Quelle: {0}</translation>
    </message>
    <message>
        <source>Outside this project: {0}</source>
        <translation>Außerhalb dieses Projekts: {0}</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Overview of annotations</source>
        <translation>Übersicht der Anmerkungen</translation>
    </message>
    <message>
        <source>PRINTED IN</source>
        <translation>GEDRUCKT IN</translation>
    </message>
    <message>
        <source>PUBLISHED</source>
        <translation>VERÖFFENTLICHT</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Seite {0} von {1}</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Passage {id} has no place.</source>
        <translation>Die Stelle {id} hat keinen Ort.</translation>
    </message>
    <message>
        <source>Passage {id} lies outside its text: “{words}”.</source>
        <translation>Die Stelle {id} liegt außerhalb ihres Textes: „{words}“.</translation>
    </message>
    <message>
        <source>Passage {id} quotes other words than stand in the text: “{words}”.</source>
        <translation>Die Stelle {id} zitiert andere Wörter, als im Text stehen: „{words}“.</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>Passages of</source>
        <translation>Stellen von</translation>
    </message>
    <message>
        <source>Peek at cross-references</source>
        <translation>Querverweise einblenden</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Bild (PNG) …</translation>
    </message>
    <message>
        <source>Picture as PNG…</source>
        <translation>Bild als PNG …</translation>
    </message>
    <message>
        <source>Picture as SVG…</source>
        <translation>Bild als SVG …</translation>
    </message>
    <message>
        <source>Picture of cross-references</source>
        <translation>Bild der Querverweise</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Place of the archive</source>
        <translation>Ort des Archivs</translation>
    </message>
    <message>
        <source>Placed with some doubt; look whether these are the words.</source>
        <translation>Nicht ganz sicher gefunden; bitte prüfen, ob dies die Wörter sind.</translation>
    </message>
    <message>
        <source>Point at something to read it; Enter or a click goes there. Tab leads to the list.</source>
        <translation>Auf etwas zeigen, um es zu lesen; Enter oder ein Klick geht dorthin. Tab führt zur Liste.</translation>
    </message>
    <message>
        <source>Positions and words of some passages disagreed; the words were followed ({number}).</source>
        <translation>Bei einigen Stellen widersprachen sich Position und Wörter; die Wörter galten ({number}).</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Press H to highlight it, or a number for another colour.</source>
        <translation>H markiert ihn, eine Ziffer in einer anderen Farbe.</translation>
    </message>
    <message>
        <source>Press L and link it to a passage of the chronology; {0} goes there, {1} back.</source>
        <translation>L verweist auf eine Stelle der Chronologie; {0} führt dorthin, {1} zurück.</translation>
    </message>
    <message>
        <source>Press N and write a note beside it. It is saved as you type.</source>
        <translation>N öffnet eine Notiz daneben. Sie wird beim Schreiben gespeichert.</translation>
    </message>
    <message>
        <source>Press T and give it a tag, such as settlement/guarantees.</source>
        <translation>T vergibt ein Schlagwort, etwa settlement/guarantees.</translation>
    </message>
    <message>
        <source>Previous annotation</source>
        <translation>Vorige Anmerkung</translation>
    </message>
    <message>
        <source>Previous column</source>
        <translation>Vorige Spalte</translation>
    </message>
    <message>
        <source>Previous document</source>
        <translation>Voriges Dokument</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Wird gedruckt …</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Projects ({0})</source>
        <translation>Projekte ({0})</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Erschienen</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Verlag</translation>
    </message>
    <message>
        <source>Put in place</source>
        <comment>step</comment>
        <translation>An den Ort setzen</translation>
    </message>
    <message>
        <source>Put into section</source>
        <comment>step</comment>
        <translation>In Abschnitt einordnen</translation>
    </message>
    <message>
        <source>Put into section</source>
        <translation>In Abschnitt einordnen</translation>
    </message>
    <message>
        <source>Put it here, {0}: {1}</source>
        <translation>Hierher setzen, {0}: {1}</translation>
    </message>
    <message>
        <source>Put section {id} at the top of the outline.</source>
        <translation>Der Abschnitt {id} steht nun ganz oben in der Gliederung.</translation>
    </message>
    <message>
        <source>Put tag {id} at the top of the tree.</source>
        <translation>Das Schlagwort {id} steht nun ganz oben.</translation>
    </message>
    <message>
        <source>Put {0} in the place of “{1}”?</source>
        <translation>{0} an die Stelle von „{1}“ setzen?</translation>
    </message>
    <message>
        <source>Put “{0}” under:</source>
        <translation>„{0}“ verschieben unter:</translation>
    </message>
    <message>
        <source>QUOTING</source>
        <translation>ZITIEREN</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Quotation marks</source>
        <translation>Anführungszeichen</translation>
    </message>
    <message>
        <source>Quotations</source>
        <translation>Zitate</translation>
    </message>
    <message>
        <source>Quoting</source>
        <translation>Zitieren</translation>
    </message>
    <message>
        <source>READING</source>
        <translation>LESEN</translation>
    </message>
    <message>
        <source>READING BLIND</source>
        <translation>BLIND LESEN</translation>
    </message>
    <message>
        <source>Read blind</source>
        <translation>Blind lesen</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Read there on</source>
        <translation>Dort gelesen am</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lesende</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Lesende</translation>
    </message>
    <message>
        <source>Readers who are hidden are left out.</source>
        <translation>Ausgeblendete Lesende bleiben außer Betracht.</translation>
    </message>
    <message>
        <source>Readers…</source>
        <translation>Lesende …</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>{0} wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>Reads: {0}</source>
        <translation>Gelesen als: {0}</translation>
    </message>
    <message>
        <source>Rebuilt the search index and placed all passages anew.</source>
        <translation>Das Suchverzeichnis wurde neu angelegt, und alle Stellen wurden neu bestimmt.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Record {id} of a newer version can no longer be read.</source>
        <translation>Der Eintrag {id} einer neueren Fassung ist nicht mehr lesbar.</translation>
    </message>
    <message>
        <source>Redid “{0}”</source>
        <translation>Wiederholt: {0}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo {0}</source>
        <translation>Wiederholen: {0}</translation>
    </message>
    <message>
        <source>Redoing…</source>
        <translation>Wird wiederholt&#xa0;…</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Beziehung</translation>
    </message>
    <message>
        <source>Remove document</source>
        <translation>Dokument entfernen</translation>
    </message>
    <message>
        <source>Remove document</source>
        <comment>step</comment>
        <translation>Dokument entfernen</translation>
    </message>
    <message>
        <source>Remove filter {0}</source>
        <translation>Filter {0} entfernen</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <comment>step</comment>
        <translation>Schlagwort entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename document</source>
        <comment>step</comment>
        <translation>Dokument umbenennen</translation>
    </message>
    <message>
        <source>Rename document…</source>
        <translation>Dokument umbenennen&#xa0;…</translation>
    </message>
    <message>
        <source>Rename section</source>
        <comment>step</comment>
        <translation>Abschnitt umbenennen</translation>
    </message>
    <message>
        <source>Rename tag</source>
        <translation>Schlagwort umbenennen</translation>
    </message>
    <message>
        <source>Rename tag</source>
        <comment>step</comment>
        <translation>Schlagwort umbenennen</translation>
    </message>
    <message>
        <source>Repair</source>
        <comment>step</comment>
        <translation>Reparatur</translation>
    </message>
    <message>
        <source>Repair, keeping a copy</source>
        <translation>Reparieren und eine Kopie behalten</translation>
    </message>
    <message>
        <source>Repairing…</source>
        <translation>Wird repariert …</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Reply</source>
        <comment>step</comment>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Reply (R)</source>
        <translation>Antworten (R)</translation>
    </message>
    <message>
        <source>Reply by {0}: {1}</source>
        <translation>Antwort von {0}: {1}</translation>
    </message>
    <message>
        <source>Reply…</source>
        <translation>Antwort …</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore</source>
        <comment>step</comment>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Aus einer Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>Aus einer Sicherung wiederherstellen&#xa0;…</translation>
    </message>
    <message>
        <source>Restore {0} things</source>
        <comment>step</comment>
        <translation>{0} Einträge wiederherstellen</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen&#xa0;…</translation>
    </message>
    <message>
        <source>Restoring {0}…</source>
        <translation>{0} wird wiederhergestellt&#xa0;…</translation>
    </message>
    <message>
        <source>SHOWN</source>
        <translation>ANGEZEIGT</translation>
    </message>
    <message>
        <source>Salvage</source>
        <comment>step</comment>
        <translation>Retten</translation>
    </message>
    <message>
        <source>Sample project</source>
        <comment>step</comment>
        <translation>Beispielprojekt</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <source>Save them to a new project…</source>
        <translation>In ein neues Projekt retten …</translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation>Retten, was lesbar ist</translation>
    </message>
    <message>
        <source>Saved a copy as {0}.</source>
        <translation>Als {0} wurde eine Kopie gespeichert.</translation>
    </message>
    <message>
        <source>Say which document: its id, number or title.</source>
        <translation>Welches Dokument? Bitte Kennung, Nummer oder Titel angeben.</translation>
    </message>
    <message>
        <source>Search all documents, notes and tags; “a phrase” in quotation marks</source>
        <translation>Dokumente, Notizen und Schlagwörter durchsuchen; „eine Wendung“ in Anführungszeichen</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Section {0}, level {1}, {2} annotations</source>
        <translation>Abschnitt {0}, Ebene {1}, {2} Anmerkungen</translation>
    </message>
    <message>
        <source>Section {id} stands below itself.</source>
        <translation>Der Abschnitt {id} steht unter sich selbst.</translation>
    </message>
    <message>
        <source>Section:</source>
        <translation>Abschnitt:</translation>
    </message>
    <message>
        <source>Select a sentence with the mouse, or with Shift and the arrow keys.</source>
        <translation>Einen Satz auswählen, mit der Maus oder mit Umschalt und den Pfeiltasten.</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Select by</source>
        <translation>Auswählen nach</translation>
    </message>
    <message>
        <source>Select one paragraph fewer</source>
        <translation>Einen Absatz weniger auswählen</translation>
    </message>
    <message>
        <source>Select one sentence fewer</source>
        <translation>Einen Satz weniger auswählen</translation>
    </message>
    <message>
        <source>Select one word fewer</source>
        <translation>Ein Wort weniger auswählen</translation>
    </message>
    <message>
        <source>Select paragraph, and one more</source>
        <translation>Absatz auswählen, dann einen mehr</translation>
    </message>
    <message>
        <source>Select sentence, and one more</source>
        <translation>Satz auswählen, dann einen mehr</translation>
    </message>
    <message>
        <source>Select some words first; Shift and the arrows do it too.</source>
        <translation>Zuerst einige Wörter auswählen; das geht auch mit Umschalt und den Pfeiltasten.</translation>
    </message>
    <message>
        <source>Select word, and one more</source>
        <translation>Wort auswählen, dann eines mehr</translation>
    </message>
    <message>
        <source>Select words</source>
        <translation>Wörter auswählen</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Share annotations</source>
        <translation>Anmerkungen weitergeben</translation>
    </message>
    <message>
        <source>Share annotations…</source>
        <translation>Anmerkungen weitergeben …</translation>
    </message>
    <message>
        <source>Share without the texts…</source>
        <translation>Ohne die Texte weitergeben …</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Gemeinsamer Ordner</translation>
    </message>
    <message>
        <source>Shared folder…</source>
        <translation>Gemeinsamer Ordner …</translation>
    </message>
    <message>
        <source>Shared through {0}: what the others write comes in by itself.</source>
        <translation>Geteilt über {0}: Was die anderen schreiben, kommt von selbst.</translation>
    </message>
    <message>
        <source>Shift and the arrow keys</source>
        <translation>Umschalt und Pfeiltasten</translation>
    </message>
    <message>
        <source>Short title</source>
        <translation>Kurztitel</translation>
    </message>
    <message>
        <source>Show all (0)</source>
        <translation>Alles zeigen (0)</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Show or hide these cross-references</source>
        <translation>Diese Querverweise zeigen oder ausblenden</translation>
    </message>
    <message>
        <source>Show what {0} marked</source>
        <translation>Anzeigen, was {0} markiert hat</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Kleiner (−)</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Text verkleinern</translation>
    </message>
    <message>
        <source>Some of yours were changed at another computer.</source>
        <translation>Einige eigene wurden an einem anderen Computer geändert.</translation>
    </message>
    <message>
        <source>Something went wrong that should not have ({name}). What you saved is safe; the details are in {path}.</source>
        <translation>Es ist ein Fehler aufgetreten, der nicht vorkommen sollte ({name}). Gespeichertes ist sicher; Einzelheiten stehen in {path}.</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Source: {0}</source>
        <translation>Quelle: {0}</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Space in the list leaves a hit out.</source>
        <translation>Die Leertaste in der Liste lässt einen Treffer aus.</translation>
    </message>
    <message>
        <source>State code</source>
        <translation>Prüfzeichen des Standes</translation>
    </message>
    <message>
        <source>State code: {0}. Whoever has the same code has the same annotations.</source>
        <translation>Stand: {0}. Wer dasselbe Zeichen hat, hat dieselben Anmerkungen.</translation>
    </message>
    <message>
        <source>Still searching…</source>
        <translation>Die Suche läuft noch …</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>Abgebrochen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Gerade</translation>
    </message>
    <message>
        <source>TAGS</source>
        <translation>SCHLAGWÖRTER</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>Tabelle (CSV) …</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Tag 1 hit</source>
        <comment>step</comment>
        <translation>1 Treffer verschlagworten</translation>
    </message>
    <message>
        <source>Tag again</source>
        <translation>Wieder dieses Schlagwort</translation>
    </message>
    <message>
        <source>Tag again: {0}</source>
        <translation>Wieder dieses Schlagwort: {0}</translation>
    </message>
    <message>
        <source>Tag all hits</source>
        <translation>Alle Treffer verschlagworten</translation>
    </message>
    <message>
        <source>Tag all…</source>
        <translation>Alle verschlagworten …</translation>
    </message>
    <message>
        <source>Tag for all hits</source>
        <translation>Schlagwort für alle Treffer</translation>
    </message>
    <message>
        <source>Tag {0} hits</source>
        <comment>step</comment>
        <translation>{0} Treffer verschlagworten</translation>
    </message>
    <message>
        <source>Tag {id} stands below itself.</source>
        <translation>Das Schlagwort {id} steht unter sich selbst.</translation>
    </message>
    <message>
        <source>Tagged {0} with “{1}”. {2} takes it back.</source>
        <translation>{0} mit „{1}“ versehen. {2} nimmt es zurück.</translation>
    </message>
    <message>
        <source>Tagging…</source>
        <translation>Wird verschlagwortet …</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Tags at a glance</source>
        <translation>Schlagwörter im Überblick</translation>
    </message>
    <message>
        <source>Tags by document</source>
        <translation>Schlagwörter nach Dokument</translation>
    </message>
    <message>
        <source>Tags over time</source>
        <translation>Schlagwörter im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Tags that stand together</source>
        <translation>Schlagwörter, die zusammenstehen</translation>
    </message>
    <message>
        <source>Tags together</source>
        <translation>Schlagwörter zusammen</translation>
    </message>
    <message>
        <source>Tags {0}.</source>
        <translation>Verschlagwortet: {0}.</translation>
    </message>
    <message>
        <source>Tags, divided by semicolons</source>
        <translation>Schlagwörter, durch Semikolon getrennt</translation>
    </message>
    <message>
        <source>Tags, where two marked</source>
        <translation>Schlagwörter, wo zwei markiert haben</translation>
    </message>
    <message>
        <source>Take off tag {0}</source>
        <translation>Schlagwort {0} abnehmen</translation>
    </message>
    <message>
        <source>Take off {0}</source>
        <translation>{0} wegnehmen</translation>
    </message>
    <message>
        <source>Take out of section</source>
        <comment>step</comment>
        <translation>Aus Abschnitt nehmen</translation>
    </message>
    <message>
        <source>Take this tag off</source>
        <translation>Dieses Schlagwort abnehmen</translation>
    </message>
    <message>
        <source>That is enough for cautious conclusions; from 0.80 on marking counts as reliable.</source>
        <translation>Das genügt für vorsichtige Schlüsse; ab 0,80 gilt das Markieren als verlässlich.</translation>
    </message>
    <message>
        <source>The copy {path} could not be written: {reason}. Your project is as it was; choose another folder.</source>
        <translation>Die Kopie {path} konnte nicht geschrieben werden: {reason}. Das Projekt ist, wie es war; einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The counts in this pattern are too large together; use smaller ones.</source>
        <translation>Die Wiederholungszahlen in diesem Muster sind zusammen zu groß; kleinere helfen.</translation>
    </message>
    <message>
        <source>The cross-references are not as they were saved.</source>
        <translation>Die Querverweise sind nicht so, wie sie gespeichert wurden.</translation>
    </message>
    <message>
        <source>The disk is full, so the last change to {name} was not saved. All earlier ones are; make room and try again.</source>
        <translation>Der Datenträger ist voll; die letzte Änderung an {name} wurde nicht gespeichert, alle früheren sind es. Bitte Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The disk reported an error at the very end of saving {name}. The last change is there, but may be gone after a power cut; save a copy of the project on another disk.</source>
        <translation>Der Datenträger meldete ganz am Ende des Speicherns von {name} einen Fehler. Die letzte Änderung ist da, kann aber nach einem Stromausfall fehlen; bitte eine Kopie des Projekts auf einem anderen Datenträger sichern.</translation>
    </message>
    <message>
        <source>The disk reported an error while {name} was being written, so the last change was not saved. All earlier ones are; save a copy of the project on another disk.</source>
        <translation>Beim Schreiben von {name} meldete der Datenträger einen Fehler; die letzte Änderung wurde nicht gespeichert, alle früheren sind es. Bitte eine Kopie des Projekts auf einem anderen Datenträger speichern.</translation>
    </message>
    <message>
        <source>The document of this passage is not in the project.</source>
        <translation>Das Dokument dieser Stelle ist nicht im Projekt.</translation>
    </message>
    <message>
        <source>The earlier states of things, by which undo goes, are not as they were saved.</source>
        <translation>Die früheren Zustände, nach denen rückgängig gemacht wird, sind nicht so, wie sie gespeichert wurden.</translation>
    </message>
    <message>
        <source>The file as it was is kept in {path}.</source>
        <translation>Die Datei, wie sie war, liegt in {path}.</translation>
    </message>
    <message>
        <source>The file does not hold the texts of: {names}.</source>
        <translation>Die Datei enthält nicht die Texte von: {names}.</translation>
    </message>
    <message>
        <source>The file is damaged: {reason}.</source>
        <translation>Die Datei ist beschädigt: {reason}.</translation>
    </message>
    <message>
        <source>The first {0} hits</source>
        <translation>Die ersten {0} Treffer</translation>
    </message>
    <message>
        <source>The folder is not used any more; what came in stays.</source>
        <translation>Der Ordner wird nicht mehr benutzt; was kam, bleibt.</translation>
    </message>
    <message>
        <source>The headings, names and references in documents are not as they were saved.</source>
        <translation>Überschriften, Namen und Verweise in Dokumenten sind nicht so, wie sie gespeichert wurden.</translation>
    </message>
    <message>
        <source>The history is damaged: a {kind} belongs to nothing.</source>
        <translation>Der Verlauf ist beschädigt: Ein Eintrag in {kind} gehört zu nichts.</translation>
    </message>
    <message>
        <source>The last record of this RIS has no end (ER); it may have been copied in part. Nothing was taken in.</source>
        <translation>Der letzte Eintrag dieser RIS-Daten hat kein Ende (ER); vielleicht wurde nur ein Teil kopiert. Nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>The list of files that were folded in is not as it was saved.</source>
        <translation>Die Liste der zusammengeführten Dateien ist nicht so, wie sie gespeichert wurde.</translation>
    </message>
    <message>
        <source>The list of imported files is not as it was saved.</source>
        <translation>Die Liste der importierten Dateien ist nicht so, wie sie gespeichert wurde.</translation>
    </message>
    <message>
        <source>The list of paragraphs, which the search goes by, is damaged.</source>
        <translation>Die Liste der Absätze, nach der gesucht wird, ist beschädigt.</translation>
    </message>
    <message>
        <source>The list of steps, by which undo goes, is not as it was saved.</source>
        <translation>Die Liste der Schritte, nach der rückgängig gemacht wird, ist nicht so, wie sie gespeichert wurde.</translation>
    </message>
    <message>
        <source>The list of texts is not as it was saved.</source>
        <translation>Die Liste der Texte ist nicht so, wie sie gespeichert wurde.</translation>
    </message>
    <message>
        <source>The list of what was saved can itself no longer be read.</source>
        <translation>Das Verzeichnis dessen, was gespeichert wurde, ist selbst nicht mehr lesbar.</translation>
    </message>
    <message>
        <source>The name your annotations bear:</source>
        <translation>Name, unter dem die eigenen Anmerkungen stehen:</translation>
    </message>
    <message>
        <source>The next note of each work is in full again.</source>
        <translation>Der nächste Nachweis jedes Werks ist wieder vollständig.</translation>
    </message>
    <message>
        <source>The note of this annotation has no earlier wordings.</source>
        <translation>Die Notiz dieser Anmerkung hat keine früheren Fassungen.</translation>
    </message>
    <message>
        <source>The note you are writing could not be saved. Close all the same, and lose it?</source>
        <translation>Die begonnene Notiz konnte nicht gespeichert werden. Trotzdem schließen und sie verlieren?</translation>
    </message>
    <message>
        <source>The notes and colours of annotations are not as they were saved.</source>
        <translation>Notizen und Farben der Annotationen sind nicht so, wie sie gespeichert wurden.</translation>
    </message>
    <message>
        <source>The other end of this cross-reference is deleted or not here yet.</source>
        <translation>Das andere Ende dieses Querverweises ist gelöscht oder noch nicht hier.</translation>
    </message>
    <message>
        <source>The other window has closed {0}; you can write here now.</source>
        <translation>Das andere Fenster hat {0} geschlossen; jetzt kann hier geschrieben werden.</translation>
    </message>
    <message>
        <source>The outside sources are not as they were saved.</source>
        <translation>Die äußeren Quellen sind nicht so, wie sie gespeichert wurden.</translation>
    </message>
    <message>
        <source>The page alone</source>
        <translation>Nur die Seite</translation>
    </message>
    <message>
        <source>The page numbers of documents are not as they were saved.</source>
        <translation>Die Seitenzahlen der Dokumente sind nicht so, wie sie gespeichert wurden.</translation>
    </message>
    <message>
        <source>The passage of this annotation was not found in this text; put it in its place first.</source>
        <translation>Die Stelle dieser Anmerkung wurde in diesem Text nicht gefunden; sie muss erst an ihren Ort gesetzt werden.</translation>
    </message>
    <message>
        <source>The passages of annotations are not as they were saved.</source>
        <translation>Die Stellen der Annotationen sind nicht so, wie sie gespeichert wurden.</translation>
    </message>
    <message>
        <source>The picture shows the best linked; {0} more are left out, and a filter shows them.</source>
        <translation>Das Bild zeigt die am besten verknüpften; {0} weitere fehlen, ein Filter zeigt sie.</translation>
    </message>
    <message>
        <source>The places that were put by hand are not as they were saved.</source>
        <translation>Die von Hand gesetzten Stellen sind nicht so, wie sie gespeichert wurden.</translation>
    </message>
    <message>
        <source>The printer cannot be used; nothing was printed. See whether it is switched on, or save the document as PDF.</source>
        <translation>Der Drucker lässt sich nicht benutzen; es wurde nichts gedruckt. Nachsehen, ob er eingeschaltet ist, oder das Dokument als PDF sichern.</translation>
    </message>
    <message>
        <source>The project file is damaged: what stands in it is not as this program wrote it. Nothing was changed; “annotator check” says what is wrong and what can be done.</source>
        <translation>Die Projektdatei ist beschädigt: Was darin steht, hat dieses Programm so nicht geschrieben. Nichts wurde geändert; „annotator check“ sagt, was nicht stimmt und was sich tun lässt.</translation>
    </message>
    <message>
        <source>The project has no annotation “{name}”.</source>
        <translation>Im Projekt gibt es keine Anmerkung „{name}“.</translation>
    </message>
    <message>
        <source>The project has no document or source “{id}”.</source>
        <translation>Das Projekt hat kein Dokument und keine Quelle „{id}“.</translation>
    </message>
    <message>
        <source>The project has no document “{name}”.</source>
        <translation>Im Projekt gibt es kein Dokument „{name}“.</translation>
    </message>
    <message>
        <source>The project has nothing with the id “{id}”.</source>
        <translation>Im Projekt gibt es nichts mit der Kennung „{id}“.</translation>
    </message>
    <message>
        <source>The project has nothing “{id}” that could be linked; nothing was changed.</source>
        <translation>Das Projekt hat nichts mit der Kennung „{id}“, das sich verknüpfen ließe; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The readers’ names are not as they were saved.</source>
        <translation>Die Namen der Lesenden sind nicht so, wie sie gespeichert wurden.</translation>
    </message>
    <message>
        <source>The replies are not as they were saved.</source>
        <translation>Die Antworten sind nicht so, wie sie gespeichert wurden.</translation>
    </message>
    <message>
        <source>The same document, in another copy</source>
        <translation>Dasselbe Dokument, in einer anderen Abschrift</translation>
    </message>
    <message>
        <source>The search index lacks {number} of kind {kind}.</source>
        <translation>Im Suchverzeichnis fehlen {number} der Art {kind}.</translation>
    </message>
    <message>
        <source>The search index of documents is damaged: some words are not found.</source>
        <translation>Das Suchverzeichnis der Dokumente ist beschädigt: Manche Wörter werden nicht gefunden.</translation>
    </message>
    <message>
        <source>The search index of kind {kind} is damaged: some words are not found.</source>
        <translation>Das Suchverzeichnis der Art {kind} ist beschädigt: Manche Wörter werden nicht gefunden.</translation>
    </message>
    <message>
        <source>The sections of the outline are not as they were saved.</source>
        <translation>Die Abschnitte der Gliederung sind nicht so, wie sie gespeichert wurden.</translation>
    </message>
    <message>
        <source>The shared folder {folder} is not there. What you write is saved in your project; connect the drive, or choose the folder again.</source>
        <translation>Der gemeinsame Ordner {folder} ist nicht da. Was geschrieben wird, ist im Projekt gesichert; das Laufwerk verbinden oder den Ordner noch einmal wählen.</translation>
    </message>
    <message>
        <source>The source file {name} ({id}) is not what was imported.</source>
        <translation>Die Quelldatei {name} ({id}) ist nicht die, die importiert wurde.</translation>
    </message>
    <message>
        <source>The stamps of {kind} {id} are damaged: when it was written can no longer be read.</source>
        <translation>Die Zeitstempel von {kind} {id} sind beschädigt: Wann es geschrieben wurde, ist nicht mehr lesbar.</translation>
    </message>
    <message>
        <source>The stamps of {kind} {id} are incomplete.</source>
        <translation>Die Zeitstempel von {kind} {id} sind unvollständig.</translation>
    </message>
    <message>
        <source>The stamps of {kind} {id} hold something that is no time.</source>
        <translation>In den Zeitstempeln von {kind} {id} steht etwas, das keine Zeit ist.</translation>
    </message>
    <message>
        <source>The tag is new.</source>
        <translation>Das Schlagwort ist neu.</translation>
    </message>
    <message>
        <source>The tag “{tag}” was given by another reader; only they can take it off.</source>
        <translation>Das Schlagwort „{tag}“ hat jemand anders vergeben; nur diese Person kann es abnehmen.</translation>
    </message>
    <message>
        <source>The tags are not as they were saved.</source>
        <translation>Die Schlagwörter sind nicht so, wie sie gespeichert wurden.</translation>
    </message>
    <message>
        <source>The text of document {id} is not what was imported.</source>
        <translation>Der Text des Dokuments {id} ist nicht der, der importiert wurde.</translation>
    </message>
    <message>
        <source>The times of {number} of kind {kind} were lost; they have that of their birth now.</source>
        <translation>Die Zeiten von {number} der Art {kind} waren verloren; jetzt gilt die Zeit ihrer Entstehung.</translation>
    </message>
    <message>
        <source>The titles and details of documents are not as they were saved.</source>
        <translation>Titel und Angaben der Dokumente sind nicht so, wie sie gespeichert wurden.</translation>
    </message>
    <message>
        <source>The two ends belong together as (one of these, or your own words):</source>
        <translation>Die beiden Enden gehören zusammen als (eines davon oder eigene Worte):</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>There are no backups of {0} yet.</source>
        <translation>Von {0} gibt es noch keine Sicherungen.</translation>
    </message>
    <message>
        <source>There are {number} more of these.</source>
        <translation>Davon gibt es noch {number}.</translation>
    </message>
    <message>
        <source>There are {number} pages, and none of them was chosen; nothing was printed.</source>
        <translation>Es gibt {number} Seiten, und keine davon wurde gewählt; es wurde nichts gedruckt.</translation>
    </message>
    <message>
        <source>There is a tag “{tag}” already; merge “{name}” into it instead.</source>
        <translation>Das Schlagwort „{tag}“ gibt es schon; stattdessen „{name}“ damit zusammenführen.</translation>
    </message>
    <message>
        <source>There is no citation style “{name}”; there are {known}.</source>
        <translation>Es gibt keinen Zitierstil „{name}“; es gibt {known}.</translation>
    </message>
    <message>
        <source>There is no colour “{colour}”; there are {known}.</source>
        <translation>Eine Farbe „{colour}“ gibt es nicht; es gibt {known}.</translation>
    </message>
    <message>
        <source>There is no encoding “{encoding}”; some that there are: utf-8, windows-1252, iso-8859-15, macroman.</source>
        <translation>Die Kodierung „{encoding}“ gibt es nicht; es gibt etwa utf-8, windows-1252, iso-8859-15, macroman.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Eine Datei {path} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no folder {folder}; make it first.</source>
        <translation>Einen Ordner {folder} gibt es nicht; bitte zuerst anlegen.</translation>
    </message>
    <message>
        <source>There is no format “{name}” for works; there are {known}.</source>
        <translation>Es gibt kein Format „{name}“ für Werke; es gibt {known}.</translation>
    </message>
    <message>
        <source>There is no format “{name}” to export to; there are {known}.</source>
        <translation>Ein Exportformat „{name}“ gibt es nicht; es gibt {known}.</translation>
    </message>
    <message>
        <source>There is no format “{name}” to import; there are {known}.</source>
        <translation>Ein Importformat „{name}“ gibt es nicht; es gibt {known}.</translation>
    </message>
    <message>
        <source>There is no outline in this project yet.</source>
        <translation>In diesem Projekt gibt es noch keine Gliederung.</translation>
    </message>
    <message>
        <source>There is no project that can be opened.</source>
        <translation>Es gibt kein Projekt, das geöffnet werden kann.</translation>
    </message>
    <message>
        <source>There is no work in this.</source>
        <translation>Darin steht kein Werk.</translation>
    </message>
    <message>
        <source>There is nothing here to tag.</source>
        <translation>Hier ist nichts zu verschlagworten.</translation>
    </message>
    <message>
        <source>These are the words</source>
        <translation>Das sind die Wörter</translation>
    </message>
    <message>
        <source>These passages have no words that are counted, only short ones such as “the” and “of”.</source>
        <translation>Diese Stellen haben keine Wörter, die gezählt werden, nur kurze wie „the“ und „of“.</translation>
    </message>
    <message>
        <source>These readers agree no more than chance would have it.</source>
        <translation>Diese Lesenden stimmen nicht öfter überein, als der Zufall es täte.</translation>
    </message>
    <message>
        <source>These readers differ {0} % as often as chance would have it.</source>
        <translation>Diese Lesenden weichen {0} % so oft voneinander ab, wie es der Zufall täte.</translation>
    </message>
    <message>
        <source>They are in {path}, with all documents, notes and tags that could be read. What was done before cannot be undone there. The damaged file was left as it is.</source>
        <translation>Sie stehen in {path}, zusammen mit allen Dokumenten, Notizen und Schlagwörtern, die lesbar waren. Was vorher getan wurde, lässt sich dort nicht rückgängig machen. Die beschädigte Datei wurde nicht verändert.</translation>
    </message>
    <message>
        <source>Things to try</source>
        <translation>Zum Ausprobieren</translation>
    </message>
    <message>
        <source>This BibTeX cannot be read: line {line} is not as it should be. Nothing was taken in.</source>
        <translation>Dieses BibTeX lässt sich nicht lesen: Zeile {line} ist nicht, wie sie sein sollte. Nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>This annotation has no cross-references yet; L makes one.</source>
        <translation>Diese Anmerkung hat noch keine Querverweise; L legt einen an.</translation>
    </message>
    <message>
        <source>This annotation has no words that could be quoted.</source>
        <translation>Diese Anmerkung hat keine Worte, die zitiert werden könnten.</translation>
    </message>
    <message>
        <source>This annotation is not in the project.</source>
        <translation>Diese Anmerkung ist nicht im Projekt.</translation>
    </message>
    <message>
        <source>This backup cannot be read.</source>
        <translation>Diese Sicherung kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This document is not in the project.</source>
        <translation>Dieses Dokument ist nicht im Projekt.</translation>
    </message>
    <message>
        <source>This end of the cross-reference is deleted or not here yet.</source>
        <translation>Dieses Ende des Querverweises ist gelöscht oder noch nicht hier.</translation>
    </message>
    <message>
        <source>This exchange file has format {major}; this program reads format {own}. Nothing was merged; a newer version of the program reads it.</source>
        <translation>Diese Austauschdatei hat Format {major}; dieses Programm liest Format {own}. Nichts wurde zusammengeführt; eine neuere Version des Programms liest sie.</translation>
    </message>
    <message>
        <source>This is neither CSL-JSON, BibTeX nor RIS; nothing was taken in.</source>
        <translation>Das ist weder CSL-JSON noch BibTeX noch RIS; nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>This is not CSL-JSON that can be read: {reason}. Nothing was taken in.</source>
        <translation>Dieses CSL-JSON lässt sich nicht lesen: {reason}. Nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>This is the project itself; give the copy another name.</source>
        <translation>Das ist das Projekt selbst; bitte der Kopie einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>This is the version the group stands by now. {0} takes it back.</source>
        <translation>Hinter dieser Fassung steht jetzt die Gruppe. {0} nimmt es zurück.</translation>
    </message>
    <message>
        <source>This is too long to be a list of works; nothing was taken in.</source>
        <translation>Das ist zu lang für eine Liste von Werken; nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>This note is another reader’s; tag or link it, or annotate the words anew.</source>
        <translation>Diese Notiz stammt von jemand anderem. Möglich sind Schlagwörter, Querverweise oder eine eigene Anmerkung.</translation>
    </message>
    <message>
        <source>This pattern cannot be used: {reason}.</source>
        <translation>Dieses Muster ist nicht brauchbar: {reason}.</translation>
    </message>
    <message>
        <source>This pattern has a mistake at character {place}, after “{before}”: {reason}.</source>
        <translation>Dieses Muster hat einen Fehler an Stelle {place}, nach „{before}“: {reason}.</translation>
    </message>
    <message>
        <source>This pattern has a mistake at its beginning: {reason}.</source>
        <translation>Dieses Muster hat einen Fehler am Anfang: {reason}.</translation>
    </message>
    <message>
        <source>This pattern has a mistake: {reason}.</source>
        <translation>Dieses Muster hat einen Fehler: {reason}.</translation>
    </message>
    <message>
        <source>This pattern has too many brackets inside each other.</source>
        <translation>Dieses Muster hat zu viele Klammern ineinander.</translation>
    </message>
    <message>
        <source>This pattern takes too long for one paragraph, so the search stopped there. Make it simpler; what is repeated should not hold another repetition, as in (a+)+.</source>
        <translation>Dieses Muster braucht für einen Absatz zu lange, darum hielt die Suche dort an. Einfacher geht es so: Was wiederholt wird, enthält keine weitere Wiederholung wie in (a+)+.</translation>
    </message>
    <message>
        <source>This project has no documents yet.</source>
        <translation>Dieses Projekt hat noch keine Dokumente.</translation>
    </message>
    <message>
        <source>This project has no tags yet, so there is no codebook to write.</source>
        <translation>Dieses Projekt hat noch keine Schlagwörter, also auch kein Codebuch, das sich schreiben ließe.</translation>
    </message>
    <message>
        <source>This section is not in the outline.</source>
        <translation>Dieser Abschnitt ist nicht in der Gliederung.</translation>
    </message>
    <message>
        <source>This selection: “{0}”</source>
        <translation>Diese Auswahl: „{0}“</translation>
    </message>
    <message>
        <source>This tag is not in the project.</source>
        <translation>Dieses Schlagwort ist nicht im Projekt.</translation>
    </message>
    <message>
        <source>This was done:</source>
        <translation>Das wurde getan:</translation>
    </message>
    <message>
        <source>This {kind} is another reader’s; only they can change it. Add your own instead.</source>
        <translation>Das hat jemand anders angelegt ({kind}); nur diese Person kann es ändern. Bitte etwas Eigenes hinzufügen.</translation>
    </message>
    <message>
        <source>This {kind} is not in the project.</source>
        <translation>Nicht im Projekt: {kind}.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Title of the volume</source>
        <translation>Titel des Bandes</translation>
    </message>
    <message>
        <source>Title of the whole</source>
        <translation>Titel des Ganzen</translation>
    </message>
    <message>
        <source>Title:</source>
        <translation>Titel:</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>Übersetzer</translation>
    </message>
    <message>
        <source>Typeface</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Undid “{0}”</source>
        <translation>Rückgängig gemacht: {0}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo anything with {0}, even tomorrow.</source>
        <translation>{0} macht alles rückgängig, auch morgen noch.</translation>
    </message>
    <message>
        <source>Undo takes it back.</source>
        <translation>Rückgängig nimmt es zurück.</translation>
    </message>
    <message>
        <source>Undo {0}</source>
        <translation>Rückgängig: {0}</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>Wird rückgängig gemacht&#xa0;…</translation>
    </message>
    <message>
        <source>Unitizing</source>
        <translation>Abgrenzung</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>Übliche Größe</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>WORK</source>
        <translation>WERK</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Western Europe, Unix</source>
        <translation>Westeuropa, Unix</translation>
    </message>
    <message>
        <source>Western Europe, Windows</source>
        <translation>Westeuropa, Windows</translation>
    </message>
    <message>
        <source>Western Europe, old Macintosh</source>
        <translation>Westeuropa, alter Macintosh</translation>
    </message>
    <message>
        <source>What came of reading {name} is not what it should be ({reason}); nothing was imported.</source>
        <translation>Was beim Lesen von {name} herauskam, ist nicht, was es sein soll ({reason}); nichts wurde importiert.</translation>
    </message>
    <message>
        <source>What can be linked to</source>
        <translation>Mögliche Ziele</translation>
    </message>
    <message>
        <source>What each colour stands for, in your own words:</source>
        <translation>Wofür jede Farbe steht, in eigenen Worten:</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>What newer versions of this program wrote is not as it was saved.</source>
        <translation>Was neuere Fassungen dieses Programms geschrieben haben, ist nicht so, wie es gespeichert wurde.</translation>
    </message>
    <message>
        <source>What stands in the outline is not as it was saved.</source>
        <translation>Was in der Gliederung steht, ist nicht so, wie es gespeichert wurde.</translation>
    </message>
    <message>
        <source>What texts are recognised by is not as it was saved.</source>
        <translation>Woran Texte erkannt werden, ist nicht so, wie es gespeichert wurde.</translation>
    </message>
    <message>
        <source>What the readers marked</source>
        <translation>Was die Lesenden markiert haben</translation>
    </message>
    <message>
        <source>What this file knows of itself is not as it was saved.</source>
        <translation>Was diese Datei von sich selbst weiß, ist nicht so, wie es gespeichert wurde.</translation>
    </message>
    <message>
        <source>What was not as it was saved is taken as it is now; compare it with the copy or with a backup.</source>
        <translation>Was nicht mehr so war, wie es gespeichert wurde, gilt jetzt so, wie es ist; mit der Kopie oder einer Sicherung vergleichen.</translation>
    </message>
    <message>
        <source>What was typed is no Unicode text, so nothing can have this name.</source>
        <translation>Die Eingabe ist kein Unicode-Text; nichts kann so heißen.</translation>
    </message>
    <message>
        <source>What {0} stands for</source>
        <translation>Wofür {0} steht</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Where the cross-references lead</source>
        <translation>Wohin die Querverweise führen</translation>
    </message>
    <message>
        <source>Whether {kind} {id} is deleted is not what its stamps say.</source>
        <translation>Ob {kind} {id} gelöscht ist, widerspricht den Zeitstempeln.</translation>
    </message>
    <message>
        <source>Which annotations bear which tags is not as it was saved.</source>
        <translation>Welche Annotationen welche Schlagwörter tragen, steht nicht mehr so da, wie es gespeichert wurde.</translation>
    </message>
    <message>
        <source>Which documents are the same is not as it was saved.</source>
        <translation>Welche Dokumente dieselben sind, steht nicht mehr so da, wie es gespeichert wurde.</translation>
    </message>
    <message>
        <source>Which of these works is it?</source>
        <translation>Welches dieser Werke ist es?</translation>
    </message>
    <message>
        <source>Which readers are hidden is not as it was saved.</source>
        <translation>Welche Lesenden ausgeblendet sind, steht nicht mehr so da, wie es gespeichert wurde.</translation>
    </message>
    <message>
        <source>Which tags were merged is not as it was saved.</source>
        <translation>Welche Schlagwörter zusammengelegt wurden, steht nicht mehr so da, wie es gespeichert wurde.</translation>
    </message>
    <message>
        <source>Word, with end notes…</source>
        <translation>Word, mit Endnoten&#xa0;…</translation>
    </message>
    <message>
        <source>Word, with footnotes…</source>
        <translation>Word, mit Fußnoten&#xa0;…</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Words and conditions, all of which must be met:
#settlement – a tag
@Ana – a reader
page:338 – a page
document:125 – a document
colour:green – a colour
has:note – a note; also has:tag, has:link, has:reply
is:mine – your own; also is:new, is:unplaced, is:check</source>
        <translation>Wörter und Bedingungen, die alle gelten müssen:
#settlement – ein Schlagwort
@Ana – von jemandem
page:338 – eine Seite
document:125 – ein Dokument
colour:green – eine Farbe
has:note – mit Notiz; auch has:tag, has:link, has:reply
is:mine – eigene; auch is:new (neu), is:unplaced, is:check</translation>
    </message>
    <message>
        <source>Words of a passage, a document, a title with page, or a URL</source>
        <translation>Wörter einer Stelle, Dokument, Titel mit Seite oder URL</translation>
    </message>
    <message>
        <source>Words of the passages</source>
        <translation>Wörter der Stellen</translation>
    </message>
    <message>
        <source>Words that anyone marked so</source>
        <translation>Wörter, die jemand so markiert hat</translation>
    </message>
    <message>
        <source>Words, #tag, @reader, page:338</source>
        <translation>Wort, #Schlagwort, @Name, page:338</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Werk</translation>
    </message>
    <message>
        <source>Work on a copy</source>
        <translation>An einer Kopie arbeiten</translation>
    </message>
    <message>
        <source>Workbook (XLSX)…</source>
        <translation>Arbeitsmappe (XLSX)&#xa0;…</translation>
    </message>
    <message>
        <source>Write again:</source>
        <translation>Wieder einsetzen:</translation>
    </message>
    <message>
        <source>Write here</source>
        <translation>Hier schreiben</translation>
    </message>
    <message>
        <source>Write here all the same: the other window is gone</source>
        <translation>Trotzdem hier schreiben: Das andere Fenster gibt es nicht mehr</translation>
    </message>
    <message>
        <source>Write here…</source>
        <translation>Hier schreiben&#xa0;…</translation>
    </message>
    <message>
        <source>Write our own…</source>
        <translation>Eigene schreiben …</translation>
    </message>
    <message>
        <source>Writing {0}…</source>
        <translation>{0} wird geschrieben …</translation>
    </message>
    <message>
        <source>Written at</source>
        <translation>Geschrieben in</translation>
    </message>
    <message>
        <source>Wrote 1 page to {0}.</source>
        <translation>1 Seite in {0} geschrieben.</translation>
    </message>
    <message>
        <source>Wrote all tags to {0}.</source>
        <translation>Alle Schlagwörter nach {0} geschrieben.</translation>
    </message>
    <message>
        <source>Wrote everything to {0}. State code: {1}.</source>
        <translation>Alles in {0} geschrieben. Stand: {1}.</translation>
    </message>
    <message>
        <source>Wrote {0} annotations to {1}.</source>
        <translation>Anmerkungen in {1} geschrieben: {0}.</translation>
    </message>
    <message>
        <source>Wrote {0} hits to {1}.</source>
        <translation>{0} Treffer in {1} geschrieben.</translation>
    </message>
    <message>
        <source>Wrote {0} pages to {1}.</source>
        <translation>{0} Seiten in {1} geschrieben.</translation>
    </message>
    <message>
        <source>Wrote {0} to {1}.</source>
        <translation>{0} in {1} geschrieben.</translation>
    </message>
    <message>
        <source>Wrote {0}.</source>
        <translation>{0} geschrieben.</translation>
    </message>
    <message>
        <source>YOU</source>
        <translation>PERSON</translation>
    </message>
    <message>
        <source>Years of the series</source>
        <translation>Jahre der Reihe</translation>
    </message>
    <message>
        <source>Years or months</source>
        <translation>Jahre oder Monate</translation>
    </message>
    <message>
        <source>You read blind: what others marked is hidden. End it under Readers… to compare.</source>
        <translation>Es wird blind gelesen: Was andere markiert haben, ist ausgeblendet. Zum Vergleichen unter „Lesende …“ beenden.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Eigener Name</translation>
    </message>
    <message>
        <source>Your name…</source>
        <translation>Eigener Name&#xa0;…</translation>
    </message>
    <message>
        <source>Your own annotations are always shown.</source>
        <translation>Die eigenen Anmerkungen werden immer angezeigt.</translation>
    </message>
    <message>
        <source>Your own annotations stay as they are. Undo takes a merge back whole.</source>
        <translation>Eigene Anmerkungen bleiben, wie sie sind. Rückgängig nimmt alles Zusammengeführte zurück.</translation>
    </message>
    <message>
        <source>Your reply</source>
        <translation>Eigene Antwort</translation>
    </message>
    <message>
        <source>Your settings cannot be kept in {path}: {reason}. What you change holds until the program is closed.</source>
        <translation>Die Einstellungen können nicht in {path} aufbewahrt werden: {reason}. Was geändert wird, gilt, bis das Programm geschlossen wird.</translation>
    </message>
    <message>
        <source>Your settings in {path} cannot be read: {reason}. They were left as they are; see whether you may read the file.</source>
        <translation>Die Einstellungen in {path} lassen sich nicht lesen: {reason}. Sie wurden gelassen, wie sie sind; nachsehen, ob die Datei gelesen werden darf.</translation>
    </message>
    <message>
        <source>Your settings were damaged and are kept as {name}.damaged; you write as a new reader until they are mended.</source>
        <translation>Die Einstellungen waren beschädigt und liegen nun in {name}.damaged. Bis sie repariert sind, gelten neue Anmerkungen als die einer anderen Person.</translation>
    </message>
    <message>
        <source>all that anyone marked</source>
        <translation>alles, was jemand markiert hat</translation>
    </message>
    <message>
        <source>amber</source>
        <comment>colour</comment>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>annotation</source>
        <comment>kind</comment>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>as {0} marked it</source>
        <translation>wie von {0} markiert</translation>
    </message>
    <message>
        <source>as {0} wrote it down</source>
        <translation>festgehalten von {0}</translation>
    </message>
    <message>
        <source>at closing</source>
        <comment>backup</comment>
        <translation>beim Schließen</translation>
    </message>
    <message>
        <source>bars: each tag by its own largest number</source>
        <translation>Balken: jedes Schlagwort nach seiner eigenen größten Zahl</translation>
    </message>
    <message>
        <source>before a deletion</source>
        <comment>backup</comment>
        <translation>vor einem Löschen</translation>
    </message>
    <message>
        <source>before a merge</source>
        <comment>backup</comment>
        <translation>vor einem Zusammenführen</translation>
    </message>
    <message>
        <source>before an import</source>
        <comment>backup</comment>
        <translation>vor einem Import</translation>
    </message>
    <message>
        <source>before an update of the file</source>
        <comment>backup</comment>
        <translation>vor einer Aktualisierung der Datei</translation>
    </message>
    <message>
        <source>blue</source>
        <comment>colour</comment>
        <translation>Blau</translation>
    </message>
    <message>
        <source>check the place</source>
        <translation>Ort prüfen</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>contradicts</source>
        <comment>relation</comment>
        <translation>widerspricht</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <comment>a date as Qt writes it</comment>
        <translation>d. MMM yyyy, HH:mm</translation>
    </message>
    <message>
        <source>document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>document</source>
        <comment>kind</comment>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>elaborates</source>
        <comment>relation</comment>
        <translation>führt aus</translation>
    </message>
    <message>
        <source>filter: {0}</source>
        <translation>Filter: {0}</translation>
    </message>
    <message>
        <source>green</source>
        <comment>colour</comment>
        <translation>Grün</translation>
    </message>
    <message>
        <source>grey: a tag beside itself or one above it</source>
        <translation>grau: ein Schlagwort neben sich selbst oder einem darüber</translation>
    </message>
    <message>
        <source>is evidence for</source>
        <comment>relation</comment>
        <translation>belegt</translation>
    </message>
    <message>
        <source>is source of</source>
        <comment>relation</comment>
        <translation>ist Quelle von</translation>
    </message>
    <message>
        <source>last: {0}</source>
        <translation>zuletzt: {0}</translation>
    </message>
    <message>
        <source>link</source>
        <comment>kind</comment>
        <translation>Querverweis</translation>
    </message>
    <message>
        <source>log-likelihood</source>
        <translation>Log-Likelihood</translation>
    </message>
    <message>
        <source>memorandum, telegram</source>
        <translation>Memorandum, Telegramm</translation>
    </message>
    <message>
        <source>missing</source>
        <comment>the other end of a cross-reference</comment>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>nicht verglichen</translation>
    </message>
    <message>
        <source>not found in this text</source>
        <translation>in diesem Text nicht gefunden</translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>nichts Neues</translation>
    </message>
    <message>
        <source>olive</source>
        <comment>colour</comment>
        <translation>Oliv</translation>
    </message>
    <message>
        <source>only what all marked</source>
        <translation>nur was alle markiert haben</translation>
    </message>
    <message>
        <source>other tags</source>
        <translation>andere Schlagwörter</translation>
    </message>
    <message>
        <source>other words</source>
        <translation>andere Wörter</translation>
    </message>
    <message>
        <source>p. {0}</source>
        <translation>S. {0}</translation>
    </message>
    <message>
        <source>passages</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>pink</source>
        <comment>colour</comment>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>pp. {0}</source>
        <translation>S. {0}</translation>
    </message>
    <message>
        <source>red</source>
        <comment>colour</comment>
        <translation>Rot</translation>
    </message>
    <message>
        <source>references of the texts</source>
        <translation>Verweise der Texte</translation>
    </message>
    <message>
        <source>repeats</source>
        <comment>relation</comment>
        <translation>wiederholt</translation>
    </message>
    <message>
        <source>reply</source>
        <comment>kind</comment>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>responds to</source>
        <comment>relation</comment>
        <translation>antwortet auf</translation>
    </message>
    <message>
        <source>section</source>
        <comment>kind</comment>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>see also</source>
        <comment>relation</comment>
        <translation>siehe auch</translation>
    </message>
    <message>
        <source>sky</source>
        <comment>colour</comment>
        <translation>Himmelblau</translation>
    </message>
    <message>
        <source>source</source>
        <comment>kind</comment>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>stands for</source>
        <comment>relation</comment>
        <translation>steht für</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>tag</source>
        <comment>kind</comment>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>times</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>translates</source>
        <comment>relation</comment>
        <translation>übersetzt</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>undatiert</translation>
    </message>
    <message>
        <source>unknown reader</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>violet</source>
        <comment>colour</comment>
        <translation>Violett</translation>
    </message>
    <message>
        <source>while one works</source>
        <comment>backup</comment>
        <translation>während der Arbeit</translation>
    </message>
    <message>
        <source>word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>you</source>
        <translation>ich</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{0} % sure</source>
        <translation>{0} % sicher</translation>
    </message>
    <message>
        <source>{0} (not in this project)</source>
        <translation>{0} (nicht in diesem Projekt)</translation>
    </message>
    <message>
        <source>{0} (you)</source>
        <translation>{0} (ich)</translation>
    </message>
    <message>
        <source>{0} Notes give it as it stands.</source>
        <translation>{0} Nachweise geben es, wie es dasteht.</translation>
    </message>
    <message>
        <source>{0} The page in brackets is inferred from the next one.</source>
        <translation>{0} Die Seite in Klammern ist aus der nächsten erschlossen.</translation>
    </message>
    <message>
        <source>{0} The words you typed are still in the card.</source>
        <translation>{0} Das Geschriebene steht noch auf der Karte.</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} und {1}</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <comment>the last of several names</comment>
        <translation>{0} und {1}</translation>
    </message>
    <message>
        <source>{0} and {1}: {2}</source>
        <translation>{0} und {1}: {2}</translation>
    </message>
    <message>
        <source>{0} annotations</source>
        <translation>{0} Anmerkungen</translation>
    </message>
    <message>
        <source>{0} annotations here</source>
        <translation>{0} Anmerkungen hier</translation>
    </message>
    <message>
        <source>{0} annotations that exist</source>
        <translation>{0} vorhandene Anmerkungen</translation>
    </message>
    <message>
        <source>{0} bear the tag already.</source>
        <translation>{0} tragen das Schlagwort schon.</translation>
    </message>
    <message>
        <source>{0} changed</source>
        <translation>{0} geändert</translation>
    </message>
    <message>
        <source>{0} characters</source>
        <translation>{0} Zeichen</translation>
    </message>
    <message>
        <source>{0} characters outside them (lists, prefaces) were left out.</source>
        <translation>Zeichen außerhalb davon (Listen, Vorworte), die weggelassen wurden: {0}.</translation>
    </message>
    <message>
        <source>{0} copy</source>
        <translation>{0} Kopie</translation>
    </message>
    <message>
        <source>{0} cross-references</source>
        <translation>{0} Querverweise</translation>
    </message>
    <message>
        <source>{0} deleted</source>
        <translation>{0} gelöscht</translation>
    </message>
    <message>
        <source>{0} documents</source>
        <translation>{0} Dokumente</translation>
    </message>
    <message>
        <source>{0} documents without a date that can be read</source>
        <translation>{0} Dokumente ohne lesbares Datum</translation>
    </message>
    <message>
        <source>{0} hits</source>
        <translation>{0} Treffer</translation>
    </message>
    <message>
        <source>{0} in {1}</source>
        <comment>hits in documents</comment>
        <translation>{0} in {1}</translation>
    </message>
    <message>
        <source>{0} is a book. How do you want to read it?</source>
        <translation>{0} ist ein Buch. Wie soll es gelesen werden?</translation>
    </message>
    <message>
        <source>{0} is called {1} now; you go on in it.</source>
        <translation>{0} heißt jetzt {1}; die Arbeit geht darin weiter.</translation>
    </message>
    <message>
        <source>{0} is in this project already.</source>
        <translation>{0} ist schon in diesem Projekt.</translation>
    </message>
    <message>
        <source>{0} is not in UTF-8. Which of these reads right?</source>
        <translation>{0} ist nicht in UTF-8. Welche Fassung liest sich richtig?</translation>
    </message>
    <message>
        <source>{0} is open in another window on {1}, since {2}.</source>
        <translation>{0} ist in einem anderen Fenster auf {1} offen, seit {2}.</translation>
    </message>
    <message>
        <source>{0} is open in another window: {1}, on {2}, since {3}.</source>
        <translation>{0} ist in einem anderen Fenster offen: {1}, auf {2}, seit {3}.</translation>
    </message>
    <message>
        <source>{0} is sound.</source>
        <translation>{0} ist in Ordnung.</translation>
    </message>
    <message>
        <source>{0} is there again, put there by another program.</source>
        <translation>{0} ist wieder da; ein anderes Programm hat die Datei dorthin gelegt.</translation>
    </message>
    <message>
        <source>{0} lies in a folder that {1} keeps in step. That works for one person at a time; to work together, share annotations or use a shared folder (menu Group).</source>
        <translation>{0} liegt in einem Ordner, den {1} abgleicht. Das geht gut, solange immer nur eine Person daran arbeitet; gemeinsam arbeitet man mit weitergegebenen Anmerkungen oder einem gemeinsamen Ordner (Menü Gruppe).</translation>
    </message>
    <message>
        <source>{0} may not be written; it is open for reading only.</source>
        <translation>{0} darf nicht geschrieben werden und ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>{0} weitere</translation>
    </message>
    <message>
        <source>{0} more links</source>
        <translation>{0} weitere Querverweise</translation>
    </message>
    <message>
        <source>{0} new</source>
        <translation>{0} neu</translation>
    </message>
    <message>
        <source>{0} new annotations from {1}.</source>
        <translation>Neue Anmerkungen aus {1}: {0}.</translation>
    </message>
    <message>
        <source>{0} new annotations.</source>
        <translation>{0} neue Anmerkungen.</translation>
    </message>
    <message>
        <source>{0} not found in this text</source>
        <translation>{0} in diesem Text nicht gefunden</translation>
    </message>
    <message>
        <source>{0} not found in this text are left out.</source>
        <translation>{0}, die in diesem Text nicht gefunden wurden, fehlen hier.</translation>
    </message>
    <message>
        <source>{0} not found in your copy</source>
        <translation>{0} in dieser Abschrift nicht gefunden</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} of {1} words, without numbers, short ones and common English ones (the, and, of)</source>
        <translation>{0} von {1} Wörtern, ohne Zahlen, kurze und häufige englische Wörter (the, and, of)</translation>
    </message>
    <message>
        <source>{0} pages are pictures without text.</source>
        <translation>{0} Seiten sind Bilder ohne Text.</translation>
    </message>
    <message>
        <source>{0} passages</source>
        <translation>{0} Stellen</translation>
    </message>
    <message>
        <source>{0} replies</source>
        <translation>{0} Antworten</translation>
    </message>
    <message>
        <source>{0} saved</source>
        <translation>{0} gerettet</translation>
    </message>
    <message>
        <source>{0} tags given</source>
        <translation>{0} Schlagwörter vergeben</translation>
    </message>
    <message>
        <source>{0} things in {1} are not as they should be.</source>
        <translation>{0} Dinge in {1} stimmen nicht.</translation>
    </message>
    <message>
        <source>{0} to check</source>
        <translation>{0} zu prüfen</translation>
    </message>
    <message>
        <source>{0} was moved or deleted by another program. Nothing is lost: all of it is in {1}, open here.</source>
        <translation>{0} wurde von einem anderen Programm verschoben oder gelöscht. Nichts ist verloren: Alles steht in {1}, hier geöffnet.</translation>
    </message>
    <message>
        <source>{0} was replaced by another program. Nothing of yours is lost: all of it is in {1}, open here.</source>
        <translation>{0} wurde von einem anderen Programm ersetzt. Nichts Eigenes ist verloren: Alles steht in {1}, hier geöffnet.</translation>
    </message>
    <message>
        <source>{0} without a tag</source>
        <translation>{0} ohne Schlagwort</translation>
    </message>
    <message>
        <source>{0} words</source>
        <translation>{0} Wörter</translation>
    </message>
    <message>
        <source>{0} works</source>
        <translation>{0} Werke</translation>
    </message>
    <message>
        <source>{0} – deleted, or not here yet</source>
        <translation>{0} – gelöscht oder noch nicht hier</translation>
    </message>
    <message>
        <source>{0}, public domain</source>
        <translation>{0}, gemeinfrei</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>{0}, {1} cross-references</source>
        <translation>{0}, {1} Querverweise</translation>
    </message>
    <message>
        <source>{0}, {1} left out</source>
        <translation>{0}, {1} ausgelassen</translation>
    </message>
    <message>
        <source>{0}, {1}: {2}</source>
        <translation>{0}, {1}: {2}</translation>
    </message>
    <message>
        <source>{0}: log-likelihood {1}</source>
        <translation>{0}: Log-Likelihood {1}</translation>
    </message>
    <message>
        <source>{0}: once</source>
        <translation>{0}: einmal</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0}: {1} times</source>
        <translation>{0}: {1}-mal</translation>
    </message>
    <message>
        <source>{journal} beside the project cannot be read ({reason}), so the project was not opened. See whether you may read both files.</source>
        <translation>{journal} neben dem Projekt lässt sich nicht lesen ({reason}), darum wurde das Projekt nicht geöffnet. Nachsehen, ob beide Dateien gelesen werden dürfen.</translation>
    </message>
    <message>
        <source>{name} belongs to documents that are not in this project: {titles}. Import them first.</source>
        <translation>{name} gehört zu Dokumenten, die nicht in diesem Projekt sind: {titles}. Bitte zuerst diese importieren.</translation>
    </message>
    <message>
        <source>{name} can no longer be read; nothing was imported.</source>
        <translation>{name} ist nicht mehr lesbar; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} cannot be opened: {reason}. Nothing was changed; see whether you may read it, or open a copy.</source>
        <translation>{name} lässt sich nicht öffnen: {reason}. Es wurde nichts geändert; nachsehen, ob die Datei gelesen werden darf, oder eine Kopie öffnen.</translation>
    </message>
    <message>
        <source>{name} cannot be read as a Word document ({reason}); nothing was imported.</source>
        <translation>{name} lässt sich nicht als Word-Dokument lesen ({reason}); nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} cannot be read as {encoding}; nothing was imported.</source>
        <translation>{name} lässt sich nicht als {encoding} lesen; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} cannot be read as {title} ({reason}); nothing was imported.</source>
        <translation>{name} lässt sich nicht als {title} lesen ({reason}); nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} cannot be read faithfully: {lost} characters would be lost and {gained} added; nothing was imported.</source>
        <translation>{name} lässt sich nicht getreu lesen: {lost} Zeichen gingen verloren, {gained} kämen hinzu; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}. Nothing was imported.</source>
        <translation>{name} lässt sich nicht lesen: {reason}. Es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>{name} could not be read: the process that reads it stopped without an answer. Nothing was imported; the details are in {path}.</source>
        <translation>{name} war nicht zu lesen: Der Prozess, der die Datei liest, endete ohne Antwort. Nichts wurde importiert; Näheres steht in {path}.</translation>
    </message>
    <message>
        <source>{name} does not say what it holds; nothing was imported.</source>
        <translation>{name} sagt nicht, was darin ist; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} exists already; choose another name.</source>
        <translation>{name} gibt es schon; bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>{name} has a &lt;body&gt; without any words; there is nothing to import.</source>
        <translation>{name} hat ein &lt;body&gt; ohne Wörter; es gibt nichts zu importieren.</translation>
    </message>
    <message>
        <source>{name} has lists or quotations in one another, deeper than any text; nothing was imported.</source>
        <translation>{name} hat Listen oder Zitate ineinander, tiefer als irgendein Text; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} has more markup than any text; nothing was imported.</source>
        <translation>{name} hat mehr Auszeichnungen als irgendein Text; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} has more than 5,000 pages; nothing was imported.</source>
        <translation>{name} hat mehr als 5000 Seiten; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} has no &lt;body&gt;, so there is no text in it to import.</source>
        <translation>{name} hat kein &lt;body&gt;; es gibt keinen Text zu importieren.</translation>
    </message>
    <message>
        <source>{name} has no words in it; there is nothing to import.</source>
        <translation>{name} enthält keine Wörter; es gibt nichts zu importieren.</translation>
    </message>
    <message>
        <source>{name} holds a trigger, which no project has; it was not opened.</source>
        <translation>{name} enthält einen Trigger, den kein Projekt hat, und wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>{name} holds more tables than any project; it was not opened.</source>
        <translation>{name} enthält mehr Tabellen als irgendein Projekt; die Datei wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>{name} holds no annotations that can be read; these can: {titles}.</source>
        <translation>{name} enthält keine lesbaren Anmerkungen; lesbar sind: {titles}.</translation>
    </message>
    <message>
        <source>{name} holds pictures of pages and no text; let a program recognise its text first.</source>
        <translation>{name} enthält Bilder von Seiten und keinen Text; zuerst muss ein Programm den Text darin erkennen.</translation>
    </message>
    <message>
        <source>{name} holds the text that the document has already; nothing was changed.</source>
        <translation>{name} enthält den Text, den das Dokument schon hat; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>{name} holds {number} documents; a correction is one. Nothing was changed.</source>
        <translation>{name} enthält {number} Dokumente; eine Korrektur ist eines. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>{name} holds {number} documents; a title can be given to one only.</source>
        <translation>{name} enthält {number} Dokumente; ein Titel passt nur zu einem einzelnen.</translation>
    </message>
    <message>
        <source>{name} is XML but not TEI: its outermost element is “{element}”; nothing was imported.</source>
        <translation>{name} ist XML, aber kein TEI: Das äußerste Element ist „{element}“; es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>{name} is an SQLite file of another program, not a project.</source>
        <translation>{name} ist eine SQLite-Datei eines anderen Programms, kein Projekt.</translation>
    </message>
    <message>
        <source>{name} is damaged ({reason}); nothing was merged.</source>
        <translation>{name} ist beschädigt ({reason}); nichts wurde zusammengeführt.</translation>
    </message>
    <message>
        <source>{name} is damaged and was left as it is; restore it from a backup.</source>
        <translation>{name} ist beschädigt und wurde gelassen, wie sie ist; aus einer Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>{name} is damaged or was tampered with ({what} {table}); it was not opened.</source>
        <translation>{name} ist beschädigt oder wurde verändert ({what} {table}) und deshalb nicht geöffnet.</translation>
    </message>
    <message>
        <source>{name} is damaged, or no PDF; nothing was imported.</source>
        <translation>{name} ist beschädigt oder kein PDF; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} is damaged, or no RTF; nothing was imported.</source>
        <translation>{name} ist beschädigt oder kein RTF; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} is damaged, or no ZIP file that can be trusted ({reason}); nothing was imported.</source>
        <translation>{name} ist beschädigt oder keine vertrauenswürdige ZIP-Datei ({reason}); nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} is damaged, or was made to do harm ({reason}); nothing was imported.</source>
        <translation>{name} ist beschädigt oder wurde in schädlicher Absicht gemacht ({reason}); nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} is damaged. What was saved before is in your backups; run “annotator check” on it.</source>
        <translation>{name} ist beschädigt. Früher Gespeichertes steht in den Sicherungskopien; „annotator check“ sagt mehr.</translation>
    </message>
    <message>
        <source>{name} is damaged: a chapter of it is no text; nothing was imported.</source>
        <translation>{name} ist beschädigt: Ein Kapitel ist kein Text; es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>{name} is damaged: a page of it cannot be read; nothing was imported.</source>
        <translation>{name} ist beschädigt: Eine Seite lässt sich nicht lesen; es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>{name} is damaged; “annotator check” says where.</source>
        <translation>{name} ist beschädigt; „annotator check“ sagt, wo.</translation>
    </message>
    <message>
        <source>{name} is empty; it is not a project file.</source>
        <translation>{name} ist leer und keine Projektdatei.</translation>
    </message>
    <message>
        <source>{name} is empty; there is nothing to import.</source>
        <translation>{name} ist leer; es gibt nichts zu importieren.</translation>
    </message>
    <message>
        <source>{name} is incomplete or was changed by hand ({reason}); nothing was imported.</source>
        <translation>{name} ist unvollständig oder wurde von Hand geändert ({reason}); nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} is incomplete or was changed by hand ({reason}); nothing was merged.</source>
        <translation>{name} ist unvollständig oder von Hand geändert ({reason}); nichts wurde zusammengeführt.</translation>
    </message>
    <message>
        <source>{name} is larger than 100 MB, too large for a text; nothing was imported.</source>
        <translation>{name} ist größer als 100 MB, zu groß für einen Text; es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>{name} is larger than 100 MB, too large for an annotation file; nothing was imported.</source>
        <translation>{name} ist größer als 100 MB, zu groß für eine Datei mit Anmerkungen; es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>{name} is larger than 400 MB, too large for an annotation file; nothing was imported.</source>
        <translation>{name} ist größer als 400 MB, zu groß für eine Annotationsdatei; es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>{name} is larger than 64 MB, too large for a text; nothing was imported.</source>
        <translation>{name} ist größer als 64 MB, zu groß für einen Text; es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>{name} is larger than {most} MB, too large to be read; nothing was imported.</source>
        <translation>{name} ist größer als {most} MB, zu groß, um gelesen zu werden; es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>{name} is locked with a password; nothing was imported.</source>
        <translation>{name} ist mit einem Passwort gesperrt; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} is longer than ten million characters, too long for Markdown; nothing was imported. Divide it into chapters.</source>
        <translation>{name} ist länger als zehn Millionen Zeichen, zu lang für Markdown; es wurde nichts importiert. In Kapitel teilen.</translation>
    </message>
    <message>
        <source>{name} is nested deeper than any annotations are; nothing was imported.</source>
        <translation>{name} ist tiefer verschachtelt, als Anmerkungen es je sind; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} is no file.</source>
        <translation>{name} ist keine Datei.</translation>
    </message>
    <message>
        <source>{name} is not JSON that can be read ({reason}); nothing was imported.</source>
        <translation>{name} ist kein lesbares JSON ({reason}); nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} is not RTF, whatever its name says; nothing was imported.</source>
        <translation>{name} ist kein RTF, auch wenn es so heißt; es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>{name} is not a Word document, whatever its name says; nothing was imported.</source>
        <translation>{name} ist kein Word-Dokument, auch wenn es so heißt; es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>{name} is not a project file of this program.</source>
        <translation>{name} ist keine Projektdatei dieses Programms.</translation>
    </message>
    <message>
        <source>{name} is not a project file, or its beginning is damaged. It was left as it is; open a copy of it.</source>
        <translation>{name} ist keine Projektdatei, oder ihr Anfang ist beschädigt. Sie wurde gelassen, wie sie ist; eine Kopie öffnen.</translation>
    </message>
    <message>
        <source>{name} is not a text file, whatever its name says; nothing was imported.</source>
        <translation>{name} ist trotz des Namens keine Textdatei; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} is not an EPUB, whatever its name says; nothing was imported.</source>
        <translation>{name} ist kein EPUB, auch wenn es so heißt; es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>{name} is not an OpenDocument text, whatever its name says; nothing was imported.</source>
        <translation>{name} ist kein OpenDocument-Text, auch wenn es so heißt; es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>{name} is not an annotation file that this program exported; those of others are merged.</source>
        <translation>{name} ist keine Anmerkungsdatei, die dieses Programm exportiert hat; die von anderen werden zusammengeführt.</translation>
    </message>
    <message>
        <source>{name} is not an exchange file of this program.</source>
        <translation>{name} ist keine Austauschdatei dieses Programms.</translation>
    </message>
    <message>
        <source>{name} is not in UTF-8. In windows-1252 it would read “…{words}…”; if that is right, import it with --encoding windows-1252, else with the encoding it was saved in.</source>
        <translation>{name} ist nicht in UTF-8. In windows-1252 hieße es „…{words}…“; falls das stimmt, mit --encoding windows-1252 importieren, sonst mit der Kodierung, in der gespeichert wurde.</translation>
    </message>
    <message>
        <source>{name} is not in {encoding}; nothing was imported.</source>
        <translation>{name} ist nicht in {encoding}; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} is not well-formed XML (line {line}, column {column}: {reason}); nothing was imported.</source>
        <translation>{name} ist kein wohlgeformtes XML (Zeile {line}, Spalte {column}: {reason}); nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} is of a kind that cannot be imported; these can: {endings}.</source>
        <translation>Dateien wie {name} lassen sich nicht importieren, wohl aber diese: {endings}.</translation>
    </message>
    <message>
        <source>{name} is of an older version. It was not opened, because no backup of it could be made before bringing it up to date; nothing was changed. {folder} must be writable and have room, and the file whole.</source>
        <translation>{name} stammt aus einer älteren Version. Die Datei wurde nicht geöffnet, weil vor der Aktualisierung keine Sicherung angelegt werden konnte; nichts wurde geändert. In {folder} muss geschrieben werden können und Platz sein, und die Datei muss heil sein.</translation>
    </message>
    <message>
        <source>{name} is open for reading only; nothing was changed.</source>
        <translation>{name} ist nur zum Lesen geöffnet; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{name} is protected against reading; nothing was imported.</source>
        <translation>{name} ist gegen Lesen geschützt; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} is too long for a text; nothing was imported.</source>
        <translation>{name} ist zu lang für einen Text; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} may not be written here, so the last change was not saved. Save a copy of the project in another folder.</source>
        <translation>{name} darf hier nicht geschrieben werden; die letzte Änderung wurde nicht gespeichert. Bitte eine Kopie des Projekts in einem anderen Ordner speichern.</translation>
    </message>
    <message>
        <source>{name} needs far more memory to read than files of its kind do, so reading it was stopped; nothing was imported.</source>
        <translation>{name} zu lesen braucht weit mehr Speicher als bei Dateien dieser Art, deshalb wurde es abgebrochen; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} or its folder may not be written, so the change was not saved. Save a copy of the project in another folder.</source>
        <translation>{name} oder der Ordner darf nicht geschrieben werden; die Änderung wurde nicht gespeichert. Bitte eine Kopie des Projekts in einem anderen Ordner speichern.</translation>
    </message>
    <message>
        <source>{name} seems to be damaged, so no backup was made of it; earlier backups are kept. Run “annotator check” on it.</source>
        <translation>{name} scheint beschädigt zu sein, deshalb wurde keine Sicherung davon angelegt; frühere Sicherungen bleiben. „annotator check“ sagt mehr.</translation>
    </message>
    <message>
        <source>{name} takes far longer to read than files of its kind do, so reading it was stopped; nothing was imported.</source>
        <translation>{name} zu lesen dauert weit länger als bei Dateien dieser Art, deshalb wurde es abgebrochen; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} uses entities that it does not define; nothing was imported.</source>
        <translation>{name} verwendet Entitäten, die nicht definiert sind; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{name} was exported by this program; import it like a document.</source>
        <translation>{name} wurde von diesem Programm exportiert und wird wie ein Dokument importiert.</translation>
    </message>
    <message>
        <source>{name} was made by a newer version of Annotator (format {version}; this one reads up to {newest}). It was left as it is; install the newer version to open it.</source>
        <translation>{name} stammt von einer neueren Version von Annotator (Format {version}; diese liest bis {newest}). Die Datei blieb unverändert; zum Öffnen bitte die neuere Version installieren.</translation>
    </message>
    <message>
        <source>{name} was moved or replaced by another program, so the last change was not saved. Nothing was overwritten; open the file again where it is now.</source>
        <translation>{name} wurde von einem anderen Programm verschoben oder ersetzt; die letzte Änderung wurde nicht gespeichert. Nichts wurde überschrieben; bitte die Datei am neuen Ort wieder öffnen.</translation>
    </message>
    <message>
        <source>{name} was moved or replaced by another program. Nothing was overwritten and the last change was not saved; open the file again where it is now.</source>
        <translation>{name} wurde von einem anderen Programm verschoben oder ersetzt. Nichts wurde überschrieben, die letzte Änderung aber nicht gespeichert; bitte die Datei am neuen Ort wieder öffnen.</translation>
    </message>
    <message>
        <source>{name} was moved, replaced or deleted by another program, and no copy of what is open here could be written to {folder}. Nothing was overwritten; leave the window open and save a copy elsewhere.</source>
        <translation>{name} wurde von einem anderen Programm verschoben, ersetzt oder gelöscht, und was hier offen ist, konnte nicht nach {folder} kopiert werden. Nichts wurde überschrieben; das Fenster offen lassen und eine Kopie an anderer Stelle speichern.</translation>
    </message>
    <message>
        <source>{name}: {reason}. The last change was not saved; all earlier ones are.</source>
        <translation>{name}: {reason}. Die letzte Änderung wurde nicht gespeichert; alle früheren sind es.</translation>
    </message>
    <message>
        <source>{number} annotations could be read.</source>
        <translation>{number} Annotationen waren lesbar.</translation>
    </message>
    <message>
        <source>{number} annotations show in another document than they should.</source>
        <translation>{number} Annotationen erscheinen in einem anderen Dokument, als sie sollten.</translation>
    </message>
    <message>
        <source>{number} entries of {table} can no longer be read.</source>
        <translation>{number} Einträge in {table} sind nicht mehr lesbar.</translation>
    </message>
    <message>
        <source>{number} marks of document {id} lie outside its text.</source>
        <translation>{number} Auszeichnungen des Dokuments {id} liegen außerhalb seines Textes.</translation>
    </message>
    <message>
        <source>{number} of kind {kind} are deleted, or not, as their stamps say.</source>
        <translation>{number} der Art {kind} sind nun gelöscht oder nicht, wie es ihre Zeitstempel sagen.</translation>
    </message>
    <message>
        <source>{number} of kind {kind} point at a missing {other}; they are kept until it arrives.</source>
        <translation>{number} der Art {kind} zeigen auf etwas Fehlendes ({other}); sie werden behalten, bis es eintrifft.</translation>
    </message>
    <message>
        <source>{number} of {all} annotations could be read.</source>
        <translation>{number} von {all} Annotationen waren lesbar.</translation>
    </message>
    <message>
        <source>{number} pages of document {id} lie outside its text.</source>
        <translation>{number} Seiten des Dokuments {id} liegen außerhalb seines Textes.</translation>
    </message>
    <message>
        <source>{number} passages are not shown where they stand.</source>
        <translation>{number} Stellen werden nicht dort gezeigt, wo sie stehen.</translation>
    </message>
    <message>
        <source>{number} passages are painted otherwise than their annotations say.</source>
        <translation>{number} Stellen sind anders markiert, als ihre Annotationen sagen.</translation>
    </message>
    <message>
        <source>{number} passages are shown that are not there.</source>
        <translation>{number} Stellen werden gezeigt, die es nicht gibt.</translation>
    </message>
    <message>
        <source>{path} cannot be made: its folder may not be written, or the disk is full.</source>
        <translation>{path} lässt sich nicht anlegen: Der Ordner darf nicht geschrieben werden, oder der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>{path} cannot be read as text in UTF-8; nothing was taken in. Save it as UTF-8 and try again.</source>
        <translation>{path} lässt sich nicht als Text in UTF-8 lesen; nichts wurde übernommen. Als UTF-8 speichern und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Nothing was imported.</source>
        <translation>{path} lässt sich nicht lesen: {reason}. Es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}. Nothing was overwritten; choose another folder.</source>
        <translation>{path} konnte nicht geschrieben werden: {reason}. Nichts wurde überschrieben; einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}. What was there before is unchanged.</source>
        <translation>{path} konnte nicht geschrieben werden: {reason}. Was vorher dort stand, ist unverändert.</translation>
    </message>
    <message>
        <source>{path} could not be written; its ending says the format, such as .png.</source>
        <translation>{path} konnte nicht geschrieben werden; die Endung bestimmt das Format, etwa .png.</translation>
    </message>
    <message>
        <source>{path} is a folder; give the name of a file.</source>
        <translation>{path} ist ein Ordner; bitte den Namen einer Datei angeben.</translation>
    </message>
    <message>
        <source>{path} is a folder; name the files in it.</source>
        <translation>{path} ist ein Ordner; bitte die Dateien darin angeben.</translation>
    </message>
    <message>
        <source>{path} is no file.</source>
        <translation>{path} ist keine Datei.</translation>
    </message>
    <message>
        <source>{path} is no ordinary file; give another name.</source>
        <translation>{path} ist keine gewöhnliche Datei; bitte einen anderen Namen angeben.</translation>
    </message>
    <message>
        <source>{path} was written, but the disk reported an error at the very end: {reason}. Write it once more, on another disk if it happens again.</source>
        <translation>{path} wurde geschrieben, aber der Datenträger meldete ganz am Ende einen Fehler: {reason}. Bitte noch einmal schreiben, und auf einen anderen Datenträger, wenn es wieder geschieht.</translation>
    </message>
    <message>
        <source>{title} may not have written its last changes into {name}; close it there to have them all.</source>
        <translation>{title} hat seine letzten Änderungen vielleicht noch nicht in {name} geschrieben; dort schließen, damit nichts fehlt.</translation>
    </message>
    <message>
        <source>{words} in {table} is no time; it is damaged.</source>
        <translation>{words} in {table} ist keine Zeit; der Eintrag ist beschädigt.</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
    <message>
        <source>“{0}” came without its text. Its quotations stand in this document:</source>
        <translation>„{0}“ kam ohne Text. Die Zitate daraus stehen in diesem Dokument:</translation>
    </message>
    <message>
        <source>“{0}” came without its text. Which document is it?</source>
        <translation>„{0}“ kam ohne Text. Welches Dokument ist es?</translation>
    </message>
    <message>
        <source>“{0}” comes along with its text.</source>
        <translation>„{0}“ kommt mit seinem Text mit.</translation>
    </message>
    <message>
        <source>“{0}” is another copy of a document you have.</source>
        <translation>„{0}“ ist eine andere Abschrift eines vorhandenen Dokuments.</translation>
    </message>
    <message>
        <source>“{0}” is not here and its text was not sent: its annotations wait for it.</source>
        <translation>„{0}“ ist nicht hier, und der Text kam nicht mit: Die Anmerkungen warten darauf.</translation>
    </message>
    <message>
        <source>“{0}” is partly like “{1}”. Is it the same document?</source>
        <translation>„{0}“ ähnelt teilweise „{1}“. Ist es dasselbe Dokument?</translation>
    </message>
    <message>
        <source>“{date}” ends before it begins.</source>
        <translation>„{date}“ endet, bevor es beginnt.</translation>
    </message>
    <message>
        <source>“{date}” has a day that its month does not have.</source>
        <translation>„{date}“ hat einen Tag, den der Monat nicht hat.</translation>
    </message>
    <message>
        <source>“{date}” has no month of the calendar: 01 to 12, or 21 to 24 for seasons.</source>
        <translation>„{date}“ hat keinen Monat des Kalenders: 01 bis 12, oder 21 bis 24 für Jahreszeiten.</translation>
    </message>
    <message>
        <source>“{date}” is no date that can be read. Write 1962, 1962-09, 1962-09-25, 1962~ for circa, 1961/1963, [1962-09-25..1962-09-30] for between, or undated.</source>
        <translation>„{date}“ ist kein lesbares Datum. Möglich sind 1962, 1962-09, 1962-09-25, 1962~ für circa, 1961/1963, [1962-09-25..1962-09-30] für zwischen, oder undated.</translation>
    </message>
    <message>
        <source>“{key}:{value}” is not known; there is {known}.</source>
        <translation>„{key}:{value}“ ist nicht bekannt; es gibt {known}.</translation>
    </message>
    <message>
        <source>“{name}” cannot be merged into a tag below itself.</source>
        <translation>„{name}“ lässt sich nicht mit einem eigenen Unterschlagwort zusammenführen.</translation>
    </message>
    <message>
        <source>“{name}” cannot be put under itself.</source>
        <translation>„{name}“ lässt sich nicht unter sich selbst verschieben.</translation>
    </message>
    <message>
        <source>“{name}” may be any of {number} documents: {titles}. Give the id.</source>
        <translation>„{name}“ passt auf {number} Dokumente: {titles}. Bitte die Kennung angeben.</translation>
    </message>
    <message>
        <source>“{words}” does not stand after “{before}”.</source>
        <translation>„{words}“ steht nicht nach „{before}“.</translation>
    </message>
    <message>
        <source>“{words}” is not in this document.</source>
        <translation>„{words}“ steht nicht in diesem Dokument.</translation>
    </message>
    <message>
        <source>“{words}” stands in this document {number} times; say which with --occurrence 1 to {number}, or give more of the text with --prefix or --suffix.</source>
        <translation>„{words}“ steht {number}-mal in diesem Dokument; bitte mit --occurrence 1 bis {number} angeben, welche Stelle gemeint ist, oder mit --prefix oder --suffix mehr vom Text.</translation>
    </message>
    <message>
        <source>“{words}” stands in this document {times}; there is no occurrence {occurrence}.</source>
        <translation>Eine Stelle Nummer {occurrence} mit „{words}“ gibt es in diesem Dokument nicht (vorhanden: {times}).</translation>
    </message>
    <message>
        <source>✓ Saved</source>
        <translation>✓ Gespeichert</translation>
    </message>
    <message>
        <source>✓ settled</source>
        <translation>✓ entschieden</translation>
    </message>
</context>
</TS>
