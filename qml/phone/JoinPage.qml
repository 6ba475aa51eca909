import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.Settings
import Cunbao.ViewModel

/// Joining an office, one thing at a time: the invite, who invites, the passcode, done.
FocusScope {
    id: page

    required property Session session
    signal back()
    signal joined()

    JoinModel {
        id: join

        session: page.session
        onStepChanged: if (step === JoinModel.Joined) page.joined()
    }
    PasscodeChoice {
        id: fresh
    }

    PageFrame {
        id: frame

        anchors.fill: parent
        focus: true
        title: {
            switch (join.step) {
            case JoinModel.CheckInvite: return qsTr("Who invites you");
            case JoinModel.SetPasscode: return qsTr("Choose a passcode");
            case JoinModel.Joining: return qsTr("Setting up");
            case JoinModel.Joined: return qsTr("You have joined");
            default: return qsTr("Your invite");
            }
        }
        subtitle: join.step <= JoinModel.SetPasscode ? qsTr("Step %1 of 3").arg(join.step + 1) : ""
        canGoBack: join.step <= JoinModel.SetPasscode
        onBack: {
            fresh.clear();
            if (!join.back())
                page.back();
        }

        actions: [
            PrimaryButton {
                visible: join.step === JoinModel.CheckInvite
                enabled: !join.expired
                text: qsTr("Yes, this is my village")
                onClicked: join.confirm()
            },
            PrimaryButton {
                visible: join.step === JoinModel.SetPasscode
                enabled: fresh.acceptable
                text: qsTr("Join")
                onClicked: join.join(fresh.passcode)
            }
        ]

        Banner {
            visible: join.error !== ""
            tone: Tone.Wrong
            text: join.error
            dismissable: true
            onDismissed: join.clearError()
        }
        JoinInvite {
            visible: join.step === JoinModel.ReadInvite
            model: join
        }
        JoinCheck {
            visible: join.step === JoinModel.CheckInvite
            model: join
        }
        AppText {
            visible: join.step === JoinModel.SetPasscode
            text: qsTr("Everything on this phone is encrypted under it. Nobody can look it up, not even the office.")
        }
        PasscodeFields {
            visible: join.step === JoinModel.SetPasscode
            focus: true
            choice: fresh
            onAccepted: join.join(fresh.passcode)
        }
        ProgressLine {
            visible: join.step === JoinModel.Joining
            indeterminate: true
            text: qsTr("Making keys and encrypting")
            detail: qsTr("This takes a few seconds.")
        }
        EmptyState {
            visible: join.step === JoinModel.Joined
            iconName: "check-circle"
            title: join.unitName
            text: qsTr("This phone waits for the answer of %1. You need not wait with it.").arg(join.officeName)
        }
    }
}
