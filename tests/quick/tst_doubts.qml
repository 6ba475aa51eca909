import QtQuick
import Cunbao.Office
import Cunbao.ViewModel

/// The office decides what is doubtful, by pointer and by keyboard alone.
Item {
    id: stage

    width: 1280
    height: 800

    Component { id: officeShell; OfficeShell {} }
    Component { id: others; DoubtsModel {} }
    Component { id: trace; TraceModel {} }

    PageCase {
        name: "Doubts"
        stage: stage

        /// Two phones of one village record the same on one day.
        function open() {
            verify(township.record(0, leaflets, 12, "2020-11-18"));
            verify(township.record(1, leaflets, 12, "2020-11-18"));
            verify(township.exchange());
            const session = township.office();
            show(officeShell, { session: session, place: OfficeShell.Doubts });
            sees("1 to decide");
            sees("The same value was recorded twice for one day.");
            return session;
        }

        /// Open doubts, and what the figure comes to, as another session finds them.
        function isStored(doubts, figure) {
            const session = township.office();
            const list = make(others, { session: session });
            const of = make(trace, { session: session, indicator: leaflets });
            tryVerify(() => list.loaded && of.loaded);
            compare(list.counts[DoubtsModel.All], doubts);
            compare(of.value, figure);
        }

        function test_oneOfTheTwoCounts() {
            open();
            isStored(1, "24\u00a0copies");
            verify(!control("Decide").enabled);
            sees("First choose what shall count.");
            taps("Keep this one");
            sees("Kept");
            sees("Now say why.");
            verify(!control("Decide").enabled);
            types("Why?", "one delivery, recorded twice");
            taps("Decide");
            sees("Nothing is doubtful here");
            sees("0 to decide");
            isStored(0, "12\u00a0copies");
        }

        function test_theDecisionIsInSight() {
            open();
            for (const choice of ["", "Keep this one", "Both are real"]) {
                if (choice !== "")
                    taps(choice);
                const button = control("Decide");
                tryVerify(() => button.mapToItem(stage, 0, button.height).y <= stage.height, 5000, "cut after " + choice);
            }
        }

        /// What fills a window has nothing to scroll to.
        function test_aLargeWindowIsFilled() {
            stage.width = 1920;
            stage.height = 1080;
            open();
            const fillings = [];
            const find = item => {
                if (item.filling === true && item.visible)
                    fillings.push(item);
                for (let at = 0; at < item.children.length; ++at)
                    find(item.children[at]);
            };
            find(stage);
            verify(fillings.length > 0);
            for (const area of fillings)
                tryVerify(() => area.contentHeight <= area.height + 0.5, 2000, area.contentHeight + " over " + area.height);
            stage.width = 1280;
            stage.height = 800;
        }

        function test_byKeyboard() {
            open();
            tryVerify(() => person.focus().startsWith(leafletsName)); // the one in the list
            keyClick("B");
            tryVerify(() => !person.inSight("First choose what shall count."));
            control("Why?").forceActiveFocus(Qt.TabFocusReason);
            for (const letter of "two lots")
                keyClick(letter);
            sees("two lots");
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            sees("Nothing is doubtful here");
            isStored(0, "24\u00a0copies");
        }

        function test_takenBack() {
            open();
            taps("Both are real");
            types("Why?", "two lots");
            taps("Decide");
            sees("Nothing is doubtful here");
            taps("Show decided ones too");
            sees("Decided");
            types("Why is it doubtful again?", "the village called");
            taps("Take the decision back");
            sees("1 to decide");
            isStored(1, "24\u00a0copies");
        }

        function test_theBadgeCounts() {
            open();
            verify(control("Doubts, 1"));
            taps("Both are real");
            types("Why?", "two lots");
            taps("Decide");
            sees("Nothing is doubtful here");
            tryVerify(() => person.control("Doubts") !== null && person.control("Doubts, 1") === null);
        }
    }
}
