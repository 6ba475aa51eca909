import QtQuick
import Cunbao.Controls

/// The words of a licence, as they are in every language.
Sheet {
    id: sheet

    property string text: ""

    function show(name: string, words: string): void {
        title = name;
        text = words;
        open = true;
        showTop();
    }

    title: ""
    onClosed: open = false

    AppText {
        objectName: "verbatim"
        text: sheet.text
        kind: AppText.Small
    }
}
