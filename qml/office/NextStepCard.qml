import QtQuick
import Cunbao.Controls
import Cunbao.ViewModel

/// A new office is led on: first its villages, then their devices, then the first round.
EmptyState {
    id: card

    onlyAction: true

    required property OverviewModel overview

    signal villagesRequested()
    signal devicesRequested()
    signal roundRequested()

    iconName: {
        switch (overview.nextStep) {
        case OverviewModel.AddVillages: return "houses";
        case OverviewModel.InviteDevices: return "phone";
        default: return "calendar-check";
        }
    }
    title: {
        switch (overview.nextStep) {
        case OverviewModel.AddVillages: return qsTr("First, the villages");
        case OverviewModel.InviteDevices: return qsTr("Next, invite the villages' phones");
        default: return qsTr("Next, open a round");
        }
    }
    text: {
        switch (overview.nextStep) {
        case OverviewModel.AddVillages: return qsTr("Enter the villages of the township or take them from a file.");
        case OverviewModel.InviteDevices: return qsTr("Each recorder gets an invite of their own, as a QR code or a file.");
        default: return qsTr("A round tells the villages which report is due, for which period and until when.");
        }
    }
    actionText: {
        switch (overview.nextStep) {
        case OverviewModel.AddVillages: return qsTr("Add villages");
        case OverviewModel.InviteDevices: return qsTr("Invite a device");
        default: return qsTr("Open a round");
        }
    }
    onActionClicked: {
        switch (overview.nextStep) {
        case OverviewModel.AddVillages: card.villagesRequested(); break;
        case OverviewModel.InviteDevices: card.devicesRequested(); break;
        default: card.roundRequested();
        }
    }
}
