import QtQuick
import QtQuick.Templates as T
import Cunbao.ViewModel

/// One flow of the phone: its first page, and what was opened from there, one over the other. A page's file is read
/// when it is opened for the first time, so that the program starts without those that most days need not.
FocusScope {
    id: flow

    required property Session session
    required property var first ///< its first page: a component, or the file of one
    required property bool active ///< it is the one in sight; its first page is made when that is so

    readonly property bool atStart: stack.depth <= 1

    signal began(page: var) ///< its first page was made

    focus: active
    onActiveChanged: start()
    Component.onCompleted: start()

    function start(): void {
        if (active && stack.depth === 0)
            began(open(first, {}));
    }

    function open(page: var, what: var): var {
        return stack.push(typeof page === "string" ? Qt.resolvedUrl(page) : page,
                          Object.assign({ "session": session }, what));
    }

    function record(indicator: string): void {
        const page = open("RecordPage.qml", { "indicator": indicator });
        page.done.connect(close);
        page.ledgerRequested.connect(ledger);
    }
    function answer(section: string): void {
        open("AnswerPage.qml", { "section": section }).done.connect(close);
    }
    function ledger(indicator: string): void {
        const page = open("LedgerPage.qml", { "indicator": indicator });
        page.entryRequested.connect(entry);
        page.back.connect(close);
    }
    function entry(name: string): void { open("EntryPage.qml", { "entry": name }).done.connect(close); }
    function passcode(): void { open("PasscodePage.qml", {}).done.connect(close); }
    function feedback(): void { open("FeedbackPage.qml", {}).done.connect(close); }
    function about(): void { open("AboutPage.qml", {}).back.connect(close); }
    /// Back to the page before.
    function close(): void { stack.pop(); }
    /// Back to the first page.
    function restart(): void { stack.pop(null); }

    T.StackView {
        id: stack

        anchors.fill: parent
        focus: true
        onCurrentItemChanged: if (flow.active && currentItem) currentItem.forceActiveFocus()
    }
}
