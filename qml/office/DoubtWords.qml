import QtQml
import Cunbao.ViewModel

/// What is doubtful, and what each decision does, in words.
QtObject {
    id: words

    required property DoubtModel doubt

    readonly property string explanation: {
        if (!doubt.present)
            return "";
        switch (doubt.detail) {
        case DoubtModel.Revisions: return qsTr("One entry was corrected in different ways at the same time. The later one counts for now.");
        case DoubtModel.StockDay: return qsTr("Two devices recorded different totals for the same day. The later one counts for now.");
        case DoubtModel.Overrides: return qsTr("The office set this figure twice at the same time. The later one counts.");
        case DoubtModel.SameValue: return qsTr("The same value was recorded twice for one day. Both count for now.");
        case DoubtModel.OfficeAndVillage: return qsTr("The office recorded for the village, and the village recorded too. Both count for now.");
        default: break;
        }
        switch (doubt.kind) {
        case DoubtsModel.Late: return qsTr("It came after the round was frozen. The frozen report does not hold it; today's figures do.");
        case DoubtsModel.BrokenRule: return qsTr("The figures break a rule. They count all the same.");
        case DoubtsModel.FarFromOthers: return qsTr("This village's figure is far from those of the others: perhaps a slip of the unit or a digit. It counts all the same.");
        default: return qsTr("What the entries come to has changed since the office set this figure. The set one counts.");
        }
    }
    readonly property string both: {
        switch (doubt.kind) {
        case DoubtsModel.Duplicate: return qsTr("Both are real");
        case DoubtsModel.BrokenRule: return qsTr("Checked: the figures are right");
        case DoubtsModel.FarFromOthers: return qsTr("Checked: the figure is right");
        case DoubtsModel.ChangedSinceSet: return qsTr("Seen: what the office set still holds");
        default: return qsTr("Seen: it stays as it is");
        }
    }
}
