#include "app/domain/BuiltInCatalogue.h"

#include "app/domain/CatalogueCsv.h"
#include "platform/base/AtomicFile.h"

#include <QtGlobal>

/// The resources of a static library are linked in only by whoever names them; the macro must stand
/// outside of any namespace.
static void linkCatalogueResources() {
    Q_INIT_RESOURCE(cunbao_catalogue);
}

namespace cunbao {

namespace {

Result<QByteArray> resource(const char* path) {
    linkCatalogueResources();
    return AtomicFile::read(QString::fromLatin1(path), CsvLimits().bytes);
}

} // namespace

Result<BuiltInCatalogue> BuiltInCatalogue::annualReport() {
    BuiltInCatalogue out;
    TRY_LET(const QByteArray indicators, resource(":/assets/catalogue/annual-report.csv"));
    TRY_LET(out.indicators, indicatorsFromCsv(indicators));
    TRY_LET(const QByteArray rules, resource(":/assets/catalogue/annual-report-rules.csv"));
    TRY_LET(out.rules, rulesFromCsv(rules));
    return out;
}

} // namespace cunbao
