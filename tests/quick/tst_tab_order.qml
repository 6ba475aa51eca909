import QtQuick
import Cunbao.Phone
import Cunbao.ViewModel

/// The keyboard alone: Tab goes through everything on a page that can be used, in the order in which the page is
/// read, and comes round again; Shift+Tab goes back the same way.
Item {
    id: stage

    width: 412
    height: 915

    Component { id: recordPage; RecordPage {} }
    Component { id: ledgerPage; LedgerPage {} }
    Component { id: entryPage; EntryPage {} }
    Component { id: answerPage; AnswerPage {} }
    Component { id: syncPage; SyncPage {} }
    Component { id: settingsPage; SettingsPage {} }
    Component { id: unlockPage; UnlockPage {} }
    Component { id: todayPage; TodayPage {} }
    Component { id: today; TodayModel {} }

    PageCase {
        id: pages

        name: "TabOrder"
        stage: stage

        /// What has the focus after each press, once round.
        function roundBy(key, modifiers) {
            keyClick(key, modifiers);
            const first = stage.Window.activeFocusItem;
            const stops = [];
            do {
                stops.push(person.focus());
                keyClick(key, modifiers);
            } while (stage.Window.activeFocusItem !== first && stops.length < 100);
            return stops;
        }

        /// The same round, begun where the other one begins.
        function begunAs(stops, other) {
            const at = stops.indexOf(other[0]);
            return at < 0 ? stops : [...stops.slice(at), ...stops.slice(0, at)];
        }

        function goesRound(least) {
            waitForRendering(stage); // what stands side by side has found its place
            const read = person.controls();
            verify(read.length >= least, "controls: " + read);
            compare(begunAs(roundBy(Qt.Key_Tab, Qt.NoModifier), read), read);
            const back = roundBy(Qt.Key_Backtab, Qt.ShiftModifier).reverse();
            compare(begunAs(back, read), read);
        }

        function recordSome() {
            verify(township.record(0, leaflets, 1240, "2020-02-01"));
            verify(township.record(0, leaflets, 60, "2020-03-02"));
        }

        function test_record() {
            recordSome();
            show(recordPage, { session: township.phone(), indicator: leaflets });
            sees("Today, 24 Nov");
            keyClick("5");
            sees("Record +5");
            goesRound(8); // back, rule, date, note, keypad, its two keys, record
        }

        function test_recordAsksForTheTotal() {
            recordSome();
            show(recordPage, { session: township.phone(), indicator: leaflets });
            sees("Today, 24 Nov");
            for (const key of "5000")
                keyClick(key);
            sees("Record 5\u202f000…");
            keyClick(Qt.Key_Return);
            sees("New or total?");
            goesRound(7);
        }

        function test_ledger() {
            recordSome();
            show(ledgerPage, { session: township.phone() });
            sees("2 Mar");
            goesRound(3);
        }

        /// Every row, whether or not it is made before the keyboard comes to it; and back the same way.
        function goesThroughAll(rows, first) {
            control(first).forceActiveFocus(Qt.TabFocusReason);
            const back = [];
            for (const row of rows) {
                keyClick(Qt.Key_Tab);
                tryVerify(() => person.focus().startsWith(row), 5000, "on " + person.focus() + " instead of " + row);
                isInSight();
                back.unshift(row);
            }
            keyClick(Qt.Key_Tab);
            tryVerify(() => !person.focus().startsWith(back[0]), 5000, "it did not leave the list");
            for (const row of back) {
                keyClick(Qt.Key_Backtab, Qt.ShiftModifier);
                tryVerify(() => person.focus().startsWith(row), 5000, "on " + person.focus() + " instead of " + row);
                isInSight();
            }
            keyClick(Qt.Key_Backtab, Qt.ShiftModifier);
            focusIsOn(first);
        }

        function isInSight() {
            const item = stage.Window.activeFocusItem;
            const top = () => item.mapToItem(stage, 0, 0).y;
            // A pixel is nothing that a person misses, and rows above may still round their height.
            tryVerify(() => top() >= -1 && top() + item.height <= stage.height + 1, 5000,
                      person.focus() + " is out of sight at " + top());
        }

        function test_allOfALongLedger() {
            const rows = [];
            for (let day = 1; day <= 70; ++day) { // more than one page of the store
                const date = new Date(Date.UTC(2020, 0, day)).toISOString().slice(0, 10);
                verify(township.record(0, leaflets, 100 + day, date));
                rows.unshift(leafletsName + ", " + (100 + day) + " ");
            }
            show(ledgerPage, { session: township.phone() });
            sees("170");
            goesThroughAll(rows, "Show withdrawn ones");
        }

        function test_allOfToday() {
            const session = township.phone();
            const model = make(today, { session: session });
            tryVerify(() => model.loaded);
            const heads = township.column(model.items, "heading");
            const titles = township.column(model.items, "title");
            const owing = township.column(model.items, "owing");
            const rows = [];
            titles.forEach((title, at) => {
                if (!heads[at])
                    rows.push(title);
                else if (owing[at] > 1)
                    rows.push("Answer together");
            });
            verify(rows.length > 40, rows.length);
            show(todayPage, { session: session });
            sees(titles[1]);
            goesThroughAll(rows, person.controls()[person.controls().indexOf(rows[0]) - 1]);
        }

        function test_entry() {
            recordSome();
            const session = township.phone();
            const book = make(ledger, { session: session });
            tryVerify(() => book.loaded);
            show(entryPage, { session: session, entry: township.column(book.entries, "entry")[0] });
            sees("History");
            goesRound(3);
            taps("Correct");
            sees("What is right");
            goesRound(11); // within the sheet alone
            keyClick(Qt.Key_Escape);
            seesNoLonger("What is right");
            focusIsOn("Correct");
        }

        function test_answer() {
            show(answerPage, { session: township.phone(), section: "二" });
            sees("Not applicable");
            goesRound(4);
        }

        function test_sync() {
            recordSome();
            show(syncPage, { session: township.phone() });
            sees("With the office");
            goesRound(3);
        }

        function test_settings() {
            show(settingsPage, { session: township.phone() });
            goesRound(15);
        }

        function test_unlock() {
            const session = township.phone();
            session.lock();
            show(unlockPage, { session: session });
            sees("Cunbao is locked");
            types("Passcode", "something");
            goesRound(4);
        }
    }
}
