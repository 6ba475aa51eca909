// What nearly every source file reads; kept small, so that touching it is rarely needed.
#include <QByteArray>
#include <QDate>
#include <QString>
#include <QStringList>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>
