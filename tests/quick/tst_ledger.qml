import QtQuick
import QtTest
import Cunbao.Phone
import Cunbao.ViewModel

/// The ledger on a village's phone: one entry is found, corrected and withdrawn, and its history says so.
Item {
    id: stage

    width: 412
    height: 915

    Component { id: phoneShell; PhoneShell {} }
    Component { id: ledgerPage; LedgerPage {} }
    SignalSpy { id: wanted; signalName: "entryRequested" }

    PageCase {
        name: "Ledger"
        stage: stage

        /// 500, on this phone only.
        function openTheEntry() {
            verify(township.record(0, leaflets, 500, "2020-11-20"));
            show(phoneShell, { session: township.phone() });
            taps("Ledger");
            sees("Entries that count: 1");
            sees("20 Nov");
            taps(leafletsName + ", 500 copies, On this device only");
            sees("History");
        }

        function test_nothingYet() {
            show(ledgerPage, { session: township.phone() });
            sees("No entries yet");
        }

        function test_corrected() {
            openTheEntry();
            taps("Correct");
            focusIsOn("Close");
            types("Value", "700");
            verify(!control("Save the correction").enabled); // not without a reason
            types("Why it is corrected", "a box more");
            taps("Save the correction");
            sees("Why: a box more");
            seesNoLonger("What is right");
            sees("On this device only");
            sees("700");
            sees("500"); // as the history has it
            compare(storedValues(0, leaflets), ["700"]);
        }

        function test_correctedToAnotherDay() {
            openTheEntry();
            taps("Correct");
            taps("A day earlier");
            sees("19 Nov");
            types("Why it is corrected", "it was the day before");
            taps("Save the correction");
            sees("For 19 Nov");
            sees("For 20 Nov");
            const book = make(ledger, { session: township.phone(), indicator: leaflets });
            tryVerify(() => book.loaded);
            compare(township.column(book.entries, "day"), ["19 Nov"]);
            compare(township.column(book.entries, "value"), ["500"]);
        }

        function test_whatIsNoNumberIsRefused() {
            openTheEntry();
            taps("Correct");
            types("Why it is corrected", "a box more");
            types("Value", "7,x");
            verify(!control("Save the correction").enabled);
            keyClick(Qt.Key_Escape);
            seesNoLonger("What is right");
            compare(storedValues(0, leaflets), ["500"]);
            // The form begins anew with what counts.
            taps("Correct");
            sees("500");
            compare(control("Value").text, "500");
            compare(control("Why it is corrected").text, "");
        }

        function test_withdrawn() {
            openTheEntry();
            taps("Withdraw");
            verify(!control("Withdraw this entry").enabled);
            types("Why it is withdrawn", "it was another village's");
            taps("Withdraw this entry");
            sees("Why: it was another village's");
            sees("This entry can't be corrected or withdrawn here.");
            compare(person.control("Correct"), null);
            compare(storedValues(0, leaflets), []);
            compare(storedValues(0, leaflets, true), ["500"]);
            taps("Back");
            sees("No entries yet");
            taps("Show withdrawn ones");
            sees(leafletsName + ", 500 copies, Withdrawn");
        }

        function test_byKeyboard() {
            verify(township.record(0, leaflets, 500, "2020-11-20"));
            verify(township.record(0, leaflets, 60, "2020-11-21"));
            const page = show(ledgerPage, { session: township.phone() });
            sees("21 Nov");
            const row = control(leafletsName + ", 500 copies, On this device only");
            wanted.target = page;
            wanted.clear();
            for (let presses = 0; presses < 10 && !row.activeFocus; ++presses)
                keyClick(Qt.Key_Tab);
            verify(row.activeFocus);
            keyClick(Qt.Key_Return);
            compare(wanted.count, 1);
        }
    }
}
