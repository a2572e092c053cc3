//! What is below a stack of layers, shared instead of copied: each layer copies all that is below it for every request.

use http::Request;
use std::sync::Arc;
use std::task::{Context, Poll};
use tower::util::Oneshot;
use tower::{Service, ServiceExt};

/// A service of which one copy is made for each request, however many layers are above it.
#[derive(Debug)]
pub struct Shared<S>(Arc<S>);

impl<S> Shared<S> {
    /// Shares what is below; stands last in a stack of layers.
    pub fn over(below: S) -> Self {
        Self(Arc::new(below))
    }
}

impl<S> Clone for Shared<S> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<S: Service<Request<B>> + Clone, B> Service<Request<B>> for Shared<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = Oneshot<S, Request<B>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        // The copy that is made for a request waits until it is ready.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        S::clone(&self.0).oneshot(request)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use axum::Router;
    use axum::extract::Request as AxumRequest;
    use axum::middleware::{Next, from_fn};
    use axum::response::Response;
    use axum::routing::get_service;
    use std::convert::Infallible;
    use std::future::{Ready, ready};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use tower::ServiceBuilder;
    use tower::layer::layer_fn;

    /// Counts its copies.
    struct Counted(Arc<AtomicUsize>);

    impl Clone for Counted {
        fn clone(&self) -> Self {
            self.0.fetch_add(1, Ordering::Relaxed);
            Self(self.0.clone())
        }
    }

    impl Service<AxumRequest> for Counted {
        type Response = Response;
        type Error = Infallible;
        type Future = Ready<Result<Response, Infallible>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, _: AxumRequest) -> Self::Future {
            ready(Ok(Response::default()))
        }
    }

    async fn pass(request: AxumRequest, next: Next) -> Response {
        next.run(request).await
    }

    /// Copies for one request that passes four layers.
    async fn copies(is_shared: bool) -> usize {
        let copies = Arc::new(AtomicUsize::new(0));
        let counted = Router::new().route("/", get_service(Counted(copies.clone())));
        let stack = || {
            let two = || ServiceBuilder::new().layer(from_fn(pass)).layer(from_fn(pass));
            two().layer(two())
        };
        let mut router = match is_shared {
            true => counted.layer(stack().layer(layer_fn(Shared::over))),
            false => counted.layer(stack()),
        };
        // The first request is not like others: the router makes itself ready.
        for _ in 0..2 {
            copies.store(0, Ordering::Relaxed);
            let request: AxumRequest = AxumRequest::default();
            router.call(request).await.unwrap();
        }
        copies.load(Ordering::Relaxed)
    }

    #[tokio::test]
    async fn the_layers_above_make_no_copies() {
        let (shared, own) = (copies(true).await, copies(false).await);
        assert!(shared + 4 <= own, "{shared} copies instead of {own}");
    }
}
