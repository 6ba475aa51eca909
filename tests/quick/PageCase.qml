import QtQuick
import QtTest
import Cunbao.Theme
import Cunbao.ViewModel
import Cunbao.Test

/// Tests of pages, each in a township of its own. They are shown on a stage, the root of the file, without motion.
TestCase {
    id: pages

    required property Item stage

    readonly property Township township: Township {}
    readonly property Person person: Person { at: pages.stage }
    readonly property Component ledger: Component { LedgerModel {} }
    property var made: [] ///< what goes before the sessions do

    /// A flow of whole numbers that villages record, and its name.
    readonly property string leaflets: "1.1.12"
    readonly property string leafletsName: "Handbooks and leaflets handed out"

    when: windowShown

    function init() {
        Theme.reducedMotion = true;
        // Layouts within layouts may need one more round than Qt 6.4 gives them; what is then seen is right.
        failOnWarning(/qrc:\/qt\/qml\/Cunbao(?!.*Polish loop detected)/);
        failOnWarning(/QTextCursor|activeFocusOnTab/);
        verify(township.begin());
    }

    function cleanup() {
        for (const one of made)
            one.destroy();
        made = [];
        wait(0); // they go with the next turn of the event loop
        township.end();
    }

    function make(component, properties) {
        const one = component.createObject(stage, properties);
        verify(one, component.errorString());
        made.push(one);
        return one;
    }

    /// A page over the whole stage, with the keyboard on it.
    function show(component, properties) {
        township.speakFor(properties.session);
        const page = make(component, properties);
        page.anchors.fill = stage;
        page.forceActiveFocus();
        return page;
    }

    function sees(words) { verify(person.sees(words), person.complaint); }
    function taps(name) { verify(person.taps(name), person.complaint); }
    function types(label, text) { verify(person.types(label, text), person.complaint); }
    function seesNoLonger(words) { tryVerify(() => !person.inSight(words), 5000, "still in sight: " + words); }

    /// A control, once it is there; it may be scrolled away.
    function control(name) {
        tryVerify(() => person.control(name) !== null, 5000, "no control: " + name);
        return person.control(name);
    }

    function focusIsOn(name) { tryVerify(() => person.focus() === name, 5000, "the focus is not on " + name); }

    /// What the store of a phone holds behind a figure, the newest first: read by another session.
    function storedValues(phone, indicator, withdrawnToo) {
        const book = make(ledger, {
            session: township.phone(phone), indicator: indicator, history: withdrawnToo === true
        });
        tryVerify(() => book.loaded);
        return township.column(book.entries, "value");
    }
}
