#pragma once

#include <QString>

/// The measures of GB/T 9704-2012 in Word's units: twips (1/1440 inch), half points, and for the
/// grid 1/4096 point. A4, type area 156 x 225 mm, 22 lines of 28 characters.
namespace cunbao::official {

inline constexpr int pageWidth = 11906;
inline constexpr int pageHeight = 16838;
inline constexpr int marginTop = 2098;    // 37 mm
inline constexpr int marginBottom = 1984; // 35 mm
inline constexpr int marginLeft = 1588;   // 28 mm
inline constexpr int marginRight = 1474;  // 26 mm
inline constexpr int header = 851;
/// The page number's dash stands 7 mm under the type area, 28 mm over the paper's edge; it runs
/// through the middle of its line, whose lower edge is what Word measures.
inline constexpr int footer = 1417;
/// 12756 twips of text height hold 22 lines of this.
inline constexpr int linePitch = 579;
/// 28 characters in 442.2 pt take 15.79 pt each, 0.207 pt less than their 16 pt.
inline constexpr int charSpace = -848;
/// The same pitch for one run's characters, in twips: 28 x (320 - 5) = 8820 of 8844.
inline constexpr int tighter = -5;

inline constexpr int titleSize = 44;   // 2号, 22 pt
inline constexpr int bodySize = 32;    // 3号, 16 pt
inline constexpr int numberSize = 28;  // 4号, 14 pt
inline constexpr int imprintSize = 21; // 5号, 10.5 pt
inline constexpr int character = 316;  // one character of the grid in twips

inline const QString titleFont = QStringLiteral("方正小标宋简体");
inline const QString heading1Font = QStringLiteral("黑体");
inline const QString heading2Font = QStringLiteral("楷体_GB2312");
inline const QString bodyFont = QStringLiteral("仿宋_GB2312");
inline const QString numberFont = QStringLiteral("宋体");

} // namespace cunbao::official
