pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Cunbao.ViewModel

/// One flow of the phone: its first page, and what was opened from there, one over the other.
FocusScope {
    id: flow

    required property Session session
    required property Component first
    required property bool active ///< it is the one in sight; its first page is made when that is so

    readonly property bool atStart: stack.depth <= 1

    focus: active
    onActiveChanged: start()
    Component.onCompleted: start()

    function start(): void {
        if (active && stack.depth === 0)
            stack.push(first);
    }

    function record(indicator: string): void { stack.push(recordPage, { "indicator": indicator }); }
    function answer(section: string): void { stack.push(answerPage, { "section": section }); }
    function ledger(indicator: string): void { stack.push(ledgerPage, { "indicator": indicator }); }
    function entry(name: string): void { stack.push(entryPage, { "entry": name }); }
    function passcode(): void { stack.push(passcodePage); }
    function feedback(): void { stack.push(feedbackPage); }
    function about(): void { stack.push(aboutPage); }
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

    Component {
        id: recordPage
        RecordPage {
            session: flow.session
            onDone: flow.close()
            onLedgerRequested: indicator => flow.ledger(indicator)
        }
    }
    Component {
        id: answerPage
        AnswerPage {
            session: flow.session
            onDone: flow.close()
        }
    }
    Component {
        id: ledgerPage
        LedgerPage {
            session: flow.session
            onEntryRequested: entry => flow.entry(entry)
            onBack: flow.close()
        }
    }
    Component {
        id: entryPage
        EntryPage {
            session: flow.session
            onDone: flow.close()
        }
    }
    Component {
        id: passcodePage
        PasscodePage {
            session: flow.session
            onDone: flow.close()
        }
    }
    Component {
        id: feedbackPage
        FeedbackPage {
            session: flow.session
            onDone: flow.close()
        }
    }
    Component {
        id: aboutPage
        AboutPage {
            session: flow.session
            onBack: flow.close()
        }
    }
}
