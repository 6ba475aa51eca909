import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// All running words of the program. Plain text always: what people in villages typed is never taken for markup.
Text {
    id: words

    enum Kind { Caption, Small, Body, Title, Headline, Figure }

    property int kind: AppText.Body
    property bool secondary: false
    property bool strong: kind >= AppText.Title
    property bool fit: false ///< shrinks to one line instead of wrapping: for the one big number

    function size(of: int): int {
        switch (of) {
        case AppText.Caption: return Theme.captionSize;
        case AppText.Small: return Theme.smallSize;
        case AppText.Title: return Theme.titleSize;
        case AppText.Headline: return Theme.headlineSize;
        case AppText.Figure: return Theme.figureSize;
        default: return Theme.bodySize;
        }
    }

    Layout.fillWidth: true
    color: secondary ? Theme.ink2 : Theme.ink
    font.family: Theme.fontFamily
    font.pixelSize: size(kind)
    font.weight: strong ? Font.Bold : Font.Normal
    // A share of the type size, not of the font's own line, which for CJK fonts is already half as high again.
    lineHeightMode: fit ? Text.ProportionalHeight : Text.FixedHeight
    lineHeight: fit ? 1 : Math.round(font.pixelSize * Theme.lineHeight)
    wrapMode: fit ? Text.NoWrap : Text.Wrap
    fontSizeMode: fit ? Text.HorizontalFit : Text.FixedSize
    minimumPixelSize: Theme.bodySize
    textFormat: Text.PlainText

    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
