pragma ComponentBehavior: Bound

import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// A section's open items answered together: tick, look once more, confirm.
FocusScope {
    id: page

    required property Session session
    required property string section
    signal done()

    property bool confirming: false
    readonly property bool nothingOpen: answers.loaded && answers.items.count === 0 && answers.recorded < 0

    AnswerModel {
        id: answers

        session: page.session
        section: page.section
        onRecordedChanged: if (recorded >= 0) page.confirming = false
    }

    PageFrame {
        anchors.fill: parent
        focus: true
        canGoBack: true
        title: page.confirming ? qsTr("Is this right?") : answers.title
        subtitle: answers.periodText
        note: page.confirming || answers.recorded >= 0 || page.nothingOpen ? "" : qsTr("%n ticked", "", answers.items.ticked)
        onBack: {
            if (page.confirming)
                page.confirming = false;
            else
                page.done();
        }

        actions: [
            PrimaryButton {
                visible: !page.confirming && answers.recorded < 0 && !page.nothingOpen
                enabled: answers.items.ticked > 0
                text: qsTr("Go on")
                onClicked: page.confirming = true
            },
            PrimaryButton {
                visible: page.confirming
                enabled: answers.items.ticked > 0
                busy: answers.busy
                text: qsTr("Confirm %n answers", "", answers.items.ticked)
                onClicked: answers.record()
            },
            PrimaryButton {
                visible: answers.recorded >= 0 || page.nothingOpen
                text: qsTr("Back to the list")
                onClicked: page.done()
            }
        ]

        Banner {
            visible: answers.error !== ""
            tone: Tone.Wrong
            text: answers.error
            dismissable: true
            onDismissed: answers.clearError()
        }
        Banner {
            visible: answers.recorded >= 0
            tone: Tone.Good
            title: qsTr("Saved")
            text: qsTr("%n answers are recorded on this phone.", "", answers.recorded)
        }
        EmptyState {
            visible: page.nothingOpen
            iconName: "check2-square"
            title: qsTr("Nothing is open in this section")
        }
        AppText {
            visible: !page.confirming && answers.items.count > 0 && answers.recorded < 0
            secondary: true
            text: qsTr("Tick what never applies here, or where there was none. Leave the rest.")
        }
        TextButton {
            visible: !page.confirming && answers.items.count > 1 && answers.recorded < 0
            readonly property bool allTicked: answers.items.ticked === answers.items.count

            text: allTicked ? qsTr("Take all back") : qsTr("Set all to not applicable")
            onClicked: {
                if (allTicked)
                    answers.items.untickAll();
                else
                    answers.items.answerAll(AnswerListModel.NotApplicable);
            }
        }
        Repeater {
            model: answers.recorded < 0 ? answers.items : null

            AnswerRow {
                confirming: page.confirming
                onChosen: (row, answer) => answers.items.answer(row, answer)
            }
        }
    }
}
