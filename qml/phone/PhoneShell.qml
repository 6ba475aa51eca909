pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.ViewModel

/// The phone's pages: four flows, each of which stays where it was left.
FocusScope {
    id: shell

    required property Session session

    enum Flow { Today, Ledger, Sync, Settings }
    property int current: PhoneShell.Today
    readonly property PhoneFlow flow: [today, ledger, sync, settings][current]

    /// The flow that is open already goes back to its first page.
    function show(which: int): void {
        if (which === current)
            flow.restart();
        current = which;
        flow.forceActiveFocus();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        StackLayout {
            currentIndex: shell.current
            Layout.fillWidth: true
            Layout.fillHeight: true

            PhoneFlow {
                id: today

                session: shell.session
                active: shell.current === PhoneShell.Today
                first: Component {
                    TodayPage {
                        onRecordRequested: indicator => today.record(indicator)
                        onAnswerRequested: section => today.answer(section)
                        onSyncRequested: shell.show(PhoneShell.Sync)
                    }
                }
            }
            PhoneFlow {
                id: ledger

                session: shell.session
                active: shell.current === PhoneShell.Ledger
                first: "LedgerPage.qml"
                onBegan: page => page.entryRequested.connect(ledger.entry)
            }
            PhoneFlow {
                id: sync

                session: shell.session
                active: shell.current === PhoneShell.Sync
                first: "SyncPage.qml"
            }
            PhoneFlow {
                id: settings

                session: shell.session
                active: shell.current === PhoneShell.Settings
                first: "SettingsPage.qml"
                onBegan: page => {
                    page.passcodeRequested.connect(settings.passcode);
                    page.feedbackRequested.connect(settings.feedback);
                    page.aboutRequested.connect(settings.about);
                }
            }
        }
        PhoneTabs {
            visible: shell.flow.atStart
            current: shell.current
            pending: shell.session.sync.pending
            onChosen: which => shell.show(which)
        }
    }
}
