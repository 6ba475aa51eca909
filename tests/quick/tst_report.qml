import QtQuick
import Cunbao.Office
import Cunbao.ViewModel

/// From a figure in the report to the village, the entry and the person behind it.
Item {
    id: stage

    width: 1280
    height: 800

    Component { id: reportPage; ReportPage {} }
    Component { id: trace; TraceModel {} }

    PageCase {
        name: "Report"
        stage: stage

        function open() {
            verify(township.record(0, leaflets, 300, "2020-11-20"));
            verify(township.record(1, leaflets, 200, "2020-11-21"));
            verify(township.exchange());
            const session = township.office();
            show(reportPage, { session: session });
            return session;
        }

        function test_aFigureLeadsToItsEntry() {
            open();
            taps(leafletsName);
            focusIsOn("Close");
            sees("500 copies");
            sees("of 4 have reported"); // three villages and the township itself
            taps("石桥村");
            sees("石桥村, 2020");
            sees("Recorded by 王秀英");
            sees("Recorded by 何晓燕");
            taps("200 copies");
            sees("何晓燕, device ");
            sees("Counts for 21 Nov");
            verify(!person.inSight("王秀英"));
            taps("Back");
            sees("Recorded by 王秀英");
            taps("Close");
            seesNoLonger("Recorded by");
        }

        function test_byKeyboard() {
            open();
            sees("500");
            let presses = 0;
            while (!person.focus().startsWith(leafletsName + ", ") && ++presses < 300)
                keyClick(Qt.Key_Tab);
            const figure = person.focus();
            verify(figure.startsWith(leafletsName + ", 500"), figure);
            keyClick(Qt.Key_Return);
            focusIsOn("Close");
            sees("500 copies");
            keyClick(Qt.Key_Escape);
            seesNoLonger("500 copies");
            focusIsOn(figure);
        }

        function test_theOfficeSetsAFigure() {
            const session = open();
            taps(leafletsName);
            taps("Set the figure…");
            types("Figure", "520");
            types("Reason", "counted by hand");
            taps("Set it");
            sees("Reason: counted by hand");
            const figure = make(trace, { session: session, indicator: leaflets });
            tryVerify(() => figure.loaded);
            compare(figure.value, "520\u00a0copies");
            verify(figure.overridden);
        }

        /// It opens at the end of a long panel, and nobody has to look for its buttons.
        function test_theFormThatSetsAFigureIsInSight() {
            open();
            taps(leafletsName);
            taps("Set the figure…");
            focusIsOn("Figure");
            control("Set it");
            control("Cancel");
        }
    }
}
