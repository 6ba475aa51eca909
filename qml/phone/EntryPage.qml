pragma ComponentBehavior: Bound

import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// One entry, its history, and the way to correct or withdraw it.
FocusScope {
    id: page

    required property Session session
    required property string entry

    signal done()

    enum Asking { Nothing, Correction, Withdrawal }
    property int asking: EntryPage.Nothing

    function ask(what: int): void {
        record.clearError();
        record.beginRevision();
        asking = what;
    }

    EntryModel {
        id: record

        session: page.session
        entry: page.entry
        onRevised: page.asking = EntryPage.Nothing
    }
    PageFrame {
        anchors.fill: parent
        focus: true
        title: record.name
        subtitle: qsTr("Entry")
        canGoBack: true
        note: record.loaded && !record.revisable ? qsTr("This entry can't be corrected or withdrawn here.") : ""
        actions: [
            PrimaryButton {
                visible: record.revisable
                text: qsTr("Correct")
                iconName: "pencil"
                onClicked: page.ask(EntryPage.Correction)
            },
            QuietButton {
                visible: record.revisable
                text: qsTr("Withdraw")
                destructive: true
                onClicked: page.ask(EntryPage.Withdrawal)
            }
        ]
        onBack: page.done()

        Banner {
            visible: text !== "" && page.asking === EntryPage.Nothing
            tone: Tone.Wrong
            text: record.error
        }
        EntryCard {
            visible: record.loaded
            entry: record
        }
        SectionHeader {
            visible: record.loaded
            title: qsTr("History")
        }
        Repeater {
            model: record.revisions

            RevisionCard {}
        }
    }
    CorrectSheet {
        entry: record
        open: page.asking === EntryPage.Correction
        onClosed: page.asking = EntryPage.Nothing
    }
    WithdrawSheet {
        entry: record
        open: page.asking === EntryPage.Withdrawal
        onClosed: page.asking = EntryPage.Nothing
    }
}
