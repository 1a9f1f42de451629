/** The frame around every view: header, the view the address names, footer. */
import { ErrorBoundary, LocationProvider, Route, Router, lazy, useLocation } from "preact-iso";
import { useEffect, useRef, useState } from "preact/hooks";
import type { JSX } from "preact";
import { SCOPE } from "./addresses";
import { waiting } from "./api/client";
import { t } from "./i18n";
import { Footer } from "./shell/footer";
import { Header } from "./shell/header";
import { Fault } from "./parts/states";
import { VIEWS } from "./views";
import { Nowhere } from "./views/nowhere";

const ROUTES = VIEWS.map((one) => ({ path: one.path, component: lazy(one.load) }));

export function App(): JSX.Element {
  return (
    <LocationProvider scope={SCOPE}>
      <Shell />
    </LocationProvider>
  );
}

function Shell(): JSX.Element {
  const main = useRef<HTMLElement>(null);
  const [loading, setLoading] = useState(false);
  const [fault, setFault] = useState<Error>();
  const { url } = useLocation();
  useEffect(() => setFault(undefined), [url]);
  const arrived = (): void => main.current?.focus({ preventScroll: true });
  return (
    <>
      <a class="skip" href="#main">{t("shell.skip")}</a>
      <Header />
      <Progress busy={loading} />
      <main id="main" tabIndex={-1} ref={main}>
        {fault ? (
          <Fault error={fault} />
        ) : (
          <ErrorBoundary onError={setFault}>
            <Router onLoadStart={() => setLoading(true)} onLoadEnd={() => setLoading(false)} onRouteChange={arrived}>
              {ROUTES.map((one) => <Route key={one.path} path={one.path} component={one.component} />)}
              <Route default component={Nowhere} />
            </Router>
          </ErrorBoundary>
        )}
      </main>
      <Footer />
    </>
  );
}

/** A thin line that moves while something is waited for; quick answers never show it. */
function Progress({ busy }: { busy: boolean }): JSX.Element {
  const [shown, show] = useState(false);
  const waits = busy || waiting.value > 0;
  useEffect(() => {
    const timer = setTimeout(() => show(waits), waits ? 180 : 0);
    return () => clearTimeout(timer);
  }, [waits]);
  return (
    <div class="progress" role="status" data-shown={shown}>
      {shown && <span class="unseen">{t("state.loading")}</span>}
    </div>
  );
}
