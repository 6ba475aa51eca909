#pragma once

#include <QString>
#include <QStringList>

#include <array>

namespace cunbao::story {

/// Who and what the journey is about: a township of two villages, of which one has a phone.
inline const QString Township = QStringLiteral("清溪镇");
inline const QString TownshipCode = QStringLiteral("420625105000");
inline const QString Village = QStringLiteral("石桥村");
inline const QString VillageCode = QStringLiteral("420625105201");
inline const QString OtherVillage = QStringLiteral("西河村");
inline const QString OtherVillageCode = QStringLiteral("420625105202");
inline const QString Recorder = QStringLiteral("王秀英");
inline const QString OfficePasscode = QStringLiteral("qingxi-2468");
inline const QString PhonePasscode = QStringLiteral("shiqiao-1357");

/// One figure that the village records, key by key. All are flows, of one section.
struct Figure {
    QString indicator;
    QStringList keys;
    QString number;
    QString unit;

    [[nodiscard]] QString value() const { return number + QLatin1Char(' ') + unit; }
    /// What the key says that records it: nothing had been recorded before.
    [[nodiscard]] QString action() const {
        return QStringLiteral("记下 +%1，本年共 %2").arg(number, value());
    }
};

inline const std::array<Figure, 3> Figures{{
    {QStringLiteral("党员先锋岗设立数"),
     {QStringLiteral("1"), QStringLiteral("2")},
     QStringLiteral("12"),
     QStringLiteral("个")},
    {QStringLiteral("宣传横幅制作数"),
     {QStringLiteral("3"), QStringLiteral("0")},
     QStringLiteral("30"),
     QStringLiteral("条")},
    {QStringLiteral("宣传手册活页发放数"),
     {QStringLiteral("5"), QStringLiteral("00")},
     QStringLiteral("500"),
     QStringLiteral("份")},
}};

} // namespace cunbao::story
