import QtQuick
import QtTest
import Cunbao.Theme
import Cunbao.Phone
import Cunbao.ViewModel

/// Recording a figure on a village's phone: what is typed, what the button says, and what the store then holds.
Item {
    id: stage

    width: 412
    height: 915

    Component { id: recordPage; RecordPage {} }
    SignalSpy { id: done; signalName: "done" }
    SignalSpy { id: ledgerWanted; signalName: "ledgerRequested" }

    PageCase {
        name: "Record"
        stage: stage

        function open(indicator) {
            const page = show(recordPage, { session: township.phone(), indicator: indicator });
            sees("Today, 24 Nov");
            done.target = page;
            done.clear();
            return page;
        }

        /// On 1 February 1240 were handed out.
        function openAfterSome() {
            verify(township.record(0, leaflets, 1240, "2020-02-01"));
            return open(leaflets);
        }

        function test_typedOnThePadAndSaved() {
            openAfterSome();
            sees("1\u202f240 copies");
            verify(!person.control("Record").enabled);
            for (const key of ["5", "0", "0"])
                taps(key);
            sees("Added now: 500 copies");
            taps("Record +500 → 1\u202f740 copies");
            sees("Saved");
            sees("This year: 1\u202f740 copies");
            compare(storedValues(0, leaflets), ["500", "1\u202f240"]);
            taps("Back to the list");
            compare(done.count, 1);
        }

        function test_typedOnAKeyboardAndSaved() {
            open(leaflets);
            focusIsOn("Keypad");
            keyClick("1");
            keyClick("2");
            keyClick("3");
            keyClick(Qt.Key_Backspace);
            sees("Added now: 12 copies");
            keyClick(Qt.Key_Return);
            sees("Saved");
            compare(storedValues(0, leaflets), ["12"]);
            keyClick(Qt.Key_Return);
            tryCompare(done, "count", 1);
            compare(storedValues(0, leaflets), ["12"]);
        }

        function test_savedByItsShortcut() {
            open(leaflets);
            keyClick("8");
            sees("Record +8 → 8 copies");
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            sees("Saved");
            compare(storedValues(0, leaflets), ["8"]);
        }

        function test_addedOrTheTotal_data() {
            return [
                { tag: "added", press: "Added: +1\u202f800\nThis year: 3\u202f040", said: "+1\u202f800",
                  total: "This year: 3\u202f040 copies", stored: ["1\u202f800", "1\u202f240"] },
                { tag: "total", press: "Total: 1\u202f800\nRecord +560", said: "+560",
                  total: "This year: 1\u202f800 copies", stored: ["560", "1\u202f240"] }
            ];
        }
        function test_addedOrTheTotal(data) {
            openAfterSome();
            for (const key of ["1", "8", "00"])
                taps(key);
            // The answers take the place of the keys, at a press of their own.
            verify(!person.inSight("New or total?"));
            taps("Record 1\u202f800…");
            sees("New or total?");
            compare(person.control("00"), null);
            // Return does not answer for the person.
            keyClick(Qt.Key_Return);
            focusIsOn("Keypad");
            compare(storedValues(0, leaflets), ["1\u202f240"]);
            taps("Record 1\u202f800…");
            taps(data.press);
            sees("Saved");
            sees(data.said);
            sees(data.total);
            compare(storedValues(0, leaflets), data.stored);
        }

        /// Whoever types quickly must not meet another key, or an answer, because a line came or went.
        function test_theKeysStayWhereTheyAre_data() {
            return [
                { tag: "large phone", height: 915, scale: 1 },
                { tag: "small phone", height: 640, scale: 1 },
                { tag: "large text", height: 915, scale: 2 }
            ];
        }
        function test_theKeysStayWhereTheyAre(data) {
            openAfterSome();
            stage.height = data.height;
            Theme.textScale = data.scale;
            wait(0);
            const key = person.control("0");
            verify(key);
            const place = key.mapToItem(stage, 0, 0);
            for (const next of ["1", "8", "00", "Erase; hold to clear", "0", "0", "0"]) {
                taps(next);
                const now = key.mapToItem(stage, 0, 0);
                compare(now.y, place.y, "after " + next);
                compare(now.x, place.x);
            }
            Theme.textScale = 1;
            stage.height = 915;
        }

        function test_belowTheTotalNothingIsAsked() {
            openAfterSome();
            for (const key of ["1", "8", "00"])
                taps(key);
            sees("Record 1\u202f800…");
            taps("Erase; hold to clear");
            sees("Record +180 → 1\u202f420 copies");
            verify(!person.inSight("New or total?"));
        }

        function test_theKindsOfNothing_data() {
            return [
                { tag: "none new", keys: ["None new"], button: "Record +0 → 0 copies", stored: ["0"] },
                { tag: "not applicable", keys: ["No figure…", "Not applicable"], button: "Record not applicable",
                  stored: ["not applicable"] },
                { tag: "not yet known", keys: ["No figure…", "Not yet known"], button: "Record not yet known",
                  stored: ["not yet known"] }
            ];
        }
        function test_theKindsOfNothing(data) {
            open(leaflets);
            for (const key of data.keys)
                taps(key);
            taps(data.button);
            sees("Saved");
            compare(storedValues(0, leaflets), data.stored);
        }

        function test_whatWasTypedIsThereAgain() {
            const page = open(leaflets);
            taps("7");
            sees("Record +7 → 7 copies");
            made.splice(made.indexOf(page), 1);
            page.destroy();
            wait(0);
            open(leaflets);
            sees("Added now: 7 copies");
            sees("not saved");
            taps("Clear it");
            seesNoLonger("Added now: 7 copies");
            verify(!person.control("Record").enabled);
            compare(storedValues(0, leaflets), []);
        }

        function test_anotherDay() {
            const page = open(leaflets);
            taps("5");
            taps("Today, 24 Nov");
            types("Or type it", "2020-11-25");
            taps("Use this day");
            sees("A day from"); // tomorrow has not been
            types("Or type it", "2020-11-02");
            taps("Use this day");
            sees("2 Nov, counts for 2020");
            taps("Record +5 → 5 copies");
            sees("Saved");
            const book = make(ledger, { session: township.phone(), indicator: leaflets });
            tryVerify(() => book.loaded);
            compare(township.column(book.entries, "day"), ["2 Nov"]);
            ledgerWanted.target = page;
            taps("See or correct the entries");
            compare(ledgerWanted.signalArguments[0][0], leaflets);
        }

        function test_anotherDayByTaps() {
            open(leaflets);
            taps("5");
            taps("Today, 24 Nov");
            taps("A month earlier");
            taps("A day later");
            taps("Use this day");
            sees("25 Oct, counts for 2020");
            taps("25 Oct, counts for 2020");
            verify(control("A day earlier").enabled);
        }

        function test_escGoesBack() {
            open(leaflets);
            taps("How to count");
            focusIsOn("Close");
            keyClick(Qt.Key_Escape); // first the sheet
            focusIsOn("How to count");
            compare(done.count, 0);
            keyClick(Qt.Key_Escape);
            compare(done.count, 1);
        }
    }
}
