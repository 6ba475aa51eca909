#include "tests/storage/DiskWatcher.h"

#include <QFileInfo>

namespace cunbao {

const char* nameOf(DiskCall call) {
    switch (call) {
    case DiskCall::Open: return "open";
    case DiskCall::Read: return "read";
    case DiskCall::Write: return "write";
    case DiskCall::Truncate: return "truncate";
    case DiskCall::Sync: return "sync";
    case DiskCall::Size: return "size";
    case DiskCall::Delete: return "delete";
    case DiskCall::Access: return "access";
    case DiskCall::MapShared: return "map";
    }
    return "";
}

QString DiskRequest::place() const {
    return QLatin1String(nameOf(call)) + QStringLiteral(" of ") + QFileInfo(path).fileName();
}

} // namespace cunbao
