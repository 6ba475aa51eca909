import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The round at hand: how it stands, when it is due, how far it is.
Card {
    id: card

    required property OverviewModel overview

    signal openRequested()

    readonly property string dueSentence: {
        if (!overview.hasDue)
            return qsTr("No due date");
        if (overview.standing !== OverviewModel.Open)
            return qsTr("Was due on %1").arg(overview.dueText);
        if (overview.daysLeft < 0)
            return qsTr("Was due on %1, %n days ago", "", -overview.daysLeft).arg(overview.dueText);
        return overview.daysLeft === 0 ? qsTr("Due today")
                                       : qsTr("Due on %1, %n days left", "", overview.daysLeft).arg(overview.dueText);
    }

    SectionHeader { title: qsTr("Annual report, %1").arg(card.overview.periodText) }
    Flow {
        id: standing

        spacing: Theme.s8
        Layout.fillWidth: true

        StateChip {
            id: chip

            text: card.overview.standingText
            tone: card.overview.standing === OverviewModel.Open ? Tone.Way : Tone.Neutral
            iconName: "calendar-check"
        }
        AppText {
            width: Math.min(Math.ceil(implicitWidth), standing.width)
            topPadding: Math.round((chip.height - lineHeight) / 2)
            text: card.dueSentence
            kind: AppText.Small
            secondary: true
        }
    }
    ProgressLine {
        text: qsTr("%1 of %2 answered").arg(card.overview.answered).arg(card.overview.asked)
        detail: qsTr("%1 of %2 villages have begun, %3 are complete").arg(card.overview.begun)
                .arg(card.overview.villages).arg(card.overview.finished)
        value: card.overview.asked > 0 ? card.overview.answered / card.overview.asked : 0
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.s8
        Layout.fillWidth: true

        QuietButton {
            width: Math.min(implicitWidth, parent.width)
            visible: card.overview.standing === OverviewModel.Open
            text: qsTr("Close the round")
            enabled: !card.overview.busy
            onClicked: card.overview.closeRound()
        }
        QuietButton {
            width: Math.min(implicitWidth, parent.width)
            visible: card.overview.standing === OverviewModel.Closed || card.overview.standing === OverviewModel.Frozen
            text: qsTr("Open it again")
            enabled: !card.overview.busy
            onClicked: card.overview.reopenRound()
        }
        TextButton {
            width: Math.min(implicitWidth, parent.width)
            visible: card.overview.standing !== OverviewModel.NoRound
            text: qsTr("Open another round…")
            onClicked: card.openRequested()
        }
    }
    AppText {
        visible: card.overview.standing === OverviewModel.Closed
        text: qsTr("The reminders have ended. What still arrives counts until the round is frozen.")
        kind: AppText.Small
        secondary: true
    }
}
