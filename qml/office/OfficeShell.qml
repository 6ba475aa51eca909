import QtQml
import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The office's window: its places at the left, the chosen one beside them. Ctrl+1 to Ctrl+7 go straight there.
FocusScope {
    id: shell

    required property Session session

    enum Place { Overview, Report, Villages, Devices, Doubts, Hub, Settings }

    property int place: OfficeShell.Overview
    property string village: ""   ///< that the villages' page shows
    property string indicator: "" ///< that the report looks into

    function go(where: int): void {
        village = "";
        indicator = "";
        place = where;
        content.forceActiveFocus();
    }

    function syncDetail(): string {
        switch (session.sync.state) {
        case SyncLoop.NoHub: return qsTr("No hub yet");
        case SyncLoop.Running: return qsTr("Syncing…");
        case SyncLoop.Failing: return qsTr("The hub was not reached");
        default: return session.sync.pending > 0 ? qsTr("%n to send", "", session.sync.pending) : qsTr("All synced");
        }
    }

    OfficeNoticesModel {
        id: notices

        session: shell.session
    }
    Instantiator {
        model: navigation.items.length

        delegate: Shortcut {
            required property int index

            sequence: "Ctrl+" + (index + 1)
            onActivated: shell.go(index) // qmllint disable unqualified
        }
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0

        SideNav {
            id: navigation

            header: shell.session.officeName
            detail: shell.syncDetail()
            collapsed: shell.width < Theme.bodySize * 50
            currentIndex: shell.place
            onChosen: index => shell.go(index)

            NavItem {
                text: qsTr("Overview")
                iconName: "grid-3x3-gap"
            }
            NavItem {
                text: qsTr("Report")
                iconName: "file-earmark-text"
            }
            NavItem {
                text: qsTr("Villages")
                iconName: "houses"
            }
            NavItem {
                text: qsTr("Devices")
                iconName: "phone"
            }
            NavItem {
                text: qsTr("Doubts")
                iconName: "exclamation-triangle"
                badge: notices.doubts > 0 ? notices.doubts.toString() : ""
                badgeTone: Tone.Doubt
            }
            NavItem {
                text: qsTr("Hub")
                iconName: "arrow-repeat"
            }
            NavItem {
                text: qsTr("Settings")
                iconName: "gear"
            }
        }
        Loader {
            id: content

            focus: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            sourceComponent: [overview, report, villages, devices, doubts, hub, settings][shell.place]
        }
    }

    // Qt 6.4 does not load a bound component into a Loader, so these look their names up.
    // qmllint disable unqualified
    Component {
        id: overview
        OverviewPage {
            focus: true
            session: shell.session
            onVillageRequested: code => {
                shell.go(OfficeShell.Villages);
                shell.village = code;
            }
            onReportRequested: indicator => {
                shell.go(OfficeShell.Report);
                shell.indicator = indicator;
            }
            onDoubtsRequested: shell.go(OfficeShell.Doubts)
            onDevicesRequested: shell.go(OfficeShell.Devices)
        }
    }
    Component {
        id: report
        ReportPage {
            focus: true
            session: shell.session
            indicator: shell.indicator
        }
    }
    Component {
        id: villages
        VillagesPage {
            focus: true
            session: shell.session
            village: shell.village
        }
    }
    Component {
        id: devices
        DevicesPage {
            focus: true
            session: shell.session
            onVillagesRequested: shell.go(OfficeShell.Villages)
        }
    }
    Component {
        id: doubts
        DoubtsPage {
            focus: true
            session: shell.session
        }
    }
    Component {
        id: hub
        HubPage {
            focus: true
            session: shell.session
        }
    }
    Component {
        id: settings
        OfficeSettingsPage {
            focus: true
            session: shell.session
        }
    }
    // qmllint enable unqualified
}
